import type { RuleFor } from "../../rule.js";
import { isNearlyEverybody } from "../../wide-network.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Whitepaper, Architecture Components (bastion host); AWS Security Hub control EC2.13",
  *check({ spec, resolved }) {
    if (spec.network.access !== "bastion") return;
    const { bastion } = spec.network;
    // The whitepaper's own bastion waits, closed, until somebody is named.
    if (bastion === undefined) return;
    if (!resolved.isWritten("network.bastion") && resolved.isWritten("network.access")) {
      yield {
        at: "network.access",
        message: "A bastion needs to know who may reach it and with which key.",
        hint: "Add network.bastion: { allowedCidrs: [203.0.113.7/32], keyName: my-key }.",
      };
      return;
    }
    for (const [index, cidr] of bastion.allowedCidrs.entries()) {
      if (!isNearlyEverybody(cidr)) continue;
      yield {
        at: `network.bastion.allowedCidrs.${index}`,
        message: `${cidr} opens SSH to nearly everybody: guessing passwords and keys starts within minutes.`,
        hint: "Write your own addresses (203.0.113.7/32), or use network.access: sessionManager, which opens no port.",
      };
    }
  },
};
