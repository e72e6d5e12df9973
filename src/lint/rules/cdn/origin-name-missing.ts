import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "error",
  source: "Amazon CloudFront API Reference, Origin: DomainName is a name, not an address",
  *check({ spec }) {
    if (!spec.cdn.enabled || spec.domain.originName !== undefined) return;
    yield {
      at: "cdn.enabled",
      message:
        "GET / would reach no server: CloudFront asks for its origin by name, and a Lightsail instance has only an address.",
      hint: "Add domain.name with domain.hostedZoneId (then origin.<name> is made), or domain.originName with a record of your own.",
    };
  },
};
