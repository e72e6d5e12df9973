import { data, type Block } from "./block.js";
import { expression } from "./text.js";

/** What Terraform looks up for several nodes at once. A configuration has those that it refers to. */
export const lookups: readonly Block[] = [
  data("caller_identity", "account", {}),
  data("partition", "partition", {}),
  // Local Zones are no Availability Zones, and need no opting in either.
  data("availability_zones", "zones", {
    state: "available",
    filter: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
  }),
  data("ec2_managed_prefix_list", "cloudfront", { name: "com.amazonaws.global.cloudfront.origin-facing" }),
  data("vpc", "default", { default: true }),
];

/** The id of CloudFront's origin-facing prefix list in the region. */
export const cloudFrontPrefixList = expression("data.aws_ec2_managed_prefix_list.cloudfront.id");
/** The VPC that Lightsail can be peered with. */
export const defaultVpcId = expression("data.aws_vpc.default.id");
