import { networkLayers } from "../../../compiler/plan/network-plan.js";
import { parseNetwork, plannedSubnet } from "../../../compiler/plan/subnet-plan.js";
import type { RuleFor } from "../../rule.js";

/** The longest prefix whose planned subnets are what a load balancer needs, and the longest that leaves some room. */
const needed = 22;
const roomy = 20;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  supersedes: ["network/cidr-not-private", "network/cidr-overlaps-lightsail"],
  source: "Amazon VPC User Guide, VPC CIDR blocks and Subnet sizing; load balancer subnets need 8 free addresses",
  *check({ spec, resolved }) {
    const { cidr, subnets } = spec.network;
    const vpc = parseNetwork(cidr);
    if (vpc === undefined) return;
    const at = "network.cidr";
    if (vpc.prefix < 16 || vpc.prefix > 28) {
      yield {
        at,
        message: `${cidr} is ${vpc.prefix < 16 ? "larger" : "smaller"} than a VPC may be: AWS accepts /16 to /28.`,
        hint: "Write a /16 such as 10.0.0.0/16.",
      };
      return;
    }
    // Written subnets are checked one by one.
    if (networkLayers(spec).every((layer) => subnets[layer] !== undefined)) return;
    const subnet = plannedSubnet(vpc, "app", 0);
    if (vpc.prefix > needed) {
      yield {
        at,
        message: `${cidr} cannot hold three layers in six zones: a subnet would be ${subnet}, and a load balancer needs at least a /27.`,
        hint: "Write /22 or larger; /16 leaves room for everything.",
      };
    } else if (vpc.prefix > roomy && spec.tier === "elastic" && resolved.isWritten(at)) {
      yield {
        at,
        severity: "warning",
        message: `${cidr} makes subnets as small as ${subnet}, which web servers and load balancer can fill at the peak, and a VPC's first block never grows.`,
        hint: "Write /20 or larger; /16 leaves room for everything.",
      };
    }
  },
};
