import { networkContains, parseNetwork } from "../../../compiler/plan/subnet-plan.js";
import type { RuleFor } from "../../rule.js";
import { privateNetworks } from "../../wide-network.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "RFC 1918: private addresses are not routed on the internet",
  *check({ spec }) {
    const { access, bastion, existing } = spec.network;
    // An existing network may have a VPN, by which private addresses come.
    if (access !== "bastion" || existing !== undefined) return;
    for (const [index, cidr] of (bastion?.allowedCidrs ?? []).entries()) {
      const clients = parseNetwork(cidr);
      if (clients === undefined || !privateNetworks.some((each) => networkContains(each, clients))) continue;
      yield {
        at: `network.bastion.allowedCidrs.${index}`,
        message: `${cidr} is private: nobody comes to the bastion from there, for the internet sees the address of their router.`,
        hint: "Write the public address of your office or VPN, such as 203.0.113.7/32.",
      };
    }
  },
};
