import { networkContains, parseNetwork } from "../../../compiler/plan/subnet-plan.js";
import type { RuleFor } from "../../rule.js";
import { privateNetworks } from "../../wide-network.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "Amazon VPC User Guide, VPC CIDR blocks; RFC 1918",
  *check({ spec }) {
    const { cidr } = spec.network;
    const own = parseNetwork(cidr);
    if (own === undefined || privateNetworks.some((each) => networkContains(each, own))) return;
    yield {
      at: "network.cidr",
      message: `${cidr} belongs to others on the internet: mail, payments and APIs with these addresses cannot be reached from the servers.`,
      hint: "Write a private network such as 10.0.0.0/16.",
    };
  },
};
