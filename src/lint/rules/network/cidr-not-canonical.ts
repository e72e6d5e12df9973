import { parseNetwork, printNetwork, sizeOf } from "../../../compiler/plan/subnet-plan.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon VPC User Guide, VPC CIDR blocks",
  *check({ spec }) {
    const { cidr } = spec.network;
    const network = parseNetwork(cidr);
    if (network === undefined) {
      yield {
        at: "network.cidr",
        message: `${cidr} is no IPv4 network: each number is at most 255 and the prefix at most 32.`,
        hint: "Write a network such as 10.0.0.0/16.",
      };
    } else if (network.first % sizeOf(network) !== 0) {
      const first = network.first - (network.first % sizeOf(network));
      yield {
        at: "network.cidr",
        message: `${cidr} has bits set behind its prefix: it names an address, not a network.`,
        hint: `Write ${printNetwork({ first, prefix: network.prefix })}.`,
      };
    }
  },
};
