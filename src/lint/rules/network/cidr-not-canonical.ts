import { canonicalCidr, parseNetwork, sizeOf } from "../../../compiler/plan/subnet-plan.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon VPC User Guide, VPC CIDR blocks",
  *check({ spec }) {
    const { cidr } = spec.network;
    const network = parseNetwork(cidr);
    if (network === undefined || network.first % sizeOf(network) === 0) return;
    const canonical = canonicalCidr(cidr);
    yield {
      at: "network.cidr",
      message: `${cidr} has bits set behind its prefix: it names an address, not a network.`,
      hint: `Write ${canonical}.`,
      fix: { isSafe: true, changes: [{ kind: "set", at: "network.cidr", to: canonical }] },
    };
  },
};
