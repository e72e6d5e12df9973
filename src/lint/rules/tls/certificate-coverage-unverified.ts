import { hostsOf } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "info",
  source: "Amazon CloudFront Developer Guide, Alternate domain names: the certificate covers each of them",
  *check({ spec, resolved }) {
    const hosts = [...new Set(hostsOf(spec))];
    if (!spec.cdn.enabled || hosts.length < 2 || !resolved.isWritten("domain.certificateArn")) return;
    yield {
      at: "domain.certificateArn",
      message: `Whether this certificate is for ${hosts.join(", ")} cannot be seen here: CloudFront refuses the distribution for a name that is missing.`,
      hint: "Use a certificate that carries each of these names, or a wildcard for them.",
    };
  },
};
