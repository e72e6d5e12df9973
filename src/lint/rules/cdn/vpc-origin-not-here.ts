import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Restrict access with VPC origins: load balancers and EC2 instances",
  *check({ spec }) {
    if (!spec.cdn.enabled || spec.cdn.originAccess !== "vpcOrigin") return;
    yield {
      at: "cdn.originAccess",
      message:
        "GET / would reach no server: a Lightsail instance stands in no VPC of yours, so CloudFront cannot ask it as a VPC origin.",
      hint: "Delete cdn.originAccess, or choose tier: ec2.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "cdn.originAccess" }] },
    };
  },
};
