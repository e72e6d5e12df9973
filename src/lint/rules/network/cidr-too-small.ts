import { parseNetwork, plannedSubnet } from "../../../compiler/plan/subnet-plan.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon VPC User Guide, VPC CIDR blocks and Subnet sizing; load balancer subnets need 8 free addresses",
  *check({ spec }) {
    const vpc = parseNetwork(spec.network.cidr);
    if (vpc === undefined || (vpc.prefix >= 16 && vpc.prefix <= 22)) return;
    yield vpc.prefix < 16
      ? {
          at: "network.cidr",
          message: `${spec.network.cidr} is larger than a VPC may be: AWS accepts /16 to /28.`,
          hint: "Write a /16 such as 10.0.0.0/16.",
        }
      : {
          at: "network.cidr",
          message: `${spec.network.cidr} cannot hold three layers in six zones: a subnet would be ${plannedSubnet(vpc, "app", 0)}, and a load balancer needs at least a /27.`,
          hint: "Write /22 or larger; /16 leaves room for everything.",
        };
  },
};
