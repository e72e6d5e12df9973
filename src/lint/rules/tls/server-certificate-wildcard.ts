import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail" | "ec2"> = {
  tiers: ["lightsail", "ec2"],
  severity: "warning",
  source: "RFC 8555, section 7.1.3: wildcard names are proved by dns-01 alone",
  *check({ spec }) {
    const { serverCertificate, hostedZoneId, aliases = [] } = spec.domain;
    const isProvedByRecord = spec.tier === "ec2" && hostedZoneId !== undefined;
    if (serverCertificate !== "acme" || spec.cdn.enabled || isProvedByRecord) return;
    for (const [index, alias] of aliases.entries()) {
      if (!alias.startsWith("*")) continue;
      yield {
        at: `domain.aliases.${index}`,
        message: `The server cannot prove ${alias} to a certificate authority, so browsers warn of that name.`,
        hint:
          spec.tier === "ec2"
            ? "Add domain.hostedZoneId, or list the names themselves."
            : "List the names themselves, or put CloudFront in front: cdn.enabled: true.",
      };
    }
  },
};
