import { networksOverlap, parseNetwork } from "../../../compiler/plan/subnet-plan.js";
import { lightsail, networks } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

/** Networks that a site meets on its way from a Lightsail server, and who has them. */
const neighbours = [
  { cidr: lightsail.peeredCidr, whose: "Lightsail's servers have" },
  ...networks.defaultVpc.cidrs.map((cidr) => ({ cidr, whose: "the account's default VPC has" })),
];

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "Amazon VPC User Guide, Default VPCs; VPC peering basics: networks that overlap cannot be peered",
  *check({ spec, resolved }) {
    const { cidr } = spec.network;
    const own = parseNetwork(cidr);
    if (own === undefined || !resolved.isWritten("network.cidr")) return;
    for (const neighbour of neighbours) {
      const other = parseNetwork(neighbour.cidr);
      if (other === undefined || !networksOverlap(own, other)) continue;
      yield {
        at: "network.cidr",
        subject: neighbour.cidr,
        message: `${cidr} overlaps ${neighbour.cidr}, which ${neighbour.whose}: no route can lead there while a site moves over.`,
        hint: "Write a network such as 10.0.0.0/16.",
      };
    }
  },
};
