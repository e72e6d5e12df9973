import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source:
    "Amazon CloudFront Developer Guide, HTTP request headers and CloudFront behavior: X-Forwarded-Proto is removed",
  *check({ cdn, spec }) {
    const paths = cdn.findings.flatMap((finding) =>
      finding.code === "cdn/legacy-cannot-express" && finding.params.part === "forwardedProto"
        ? [finding.params.path]
        : [],
    );
    const [first, ...rest] = paths;
    if (first === undefined) return;
    const others = rest.length === 0 ? "" : ` and ${rest.length} other path${rest.length === 1 ? "" : "s"}`;
    yield {
      at: "cdn.forwarding",
      message: `With forwarding ${spec.cdn.forwarding} and ${spec.cdn.originProtocol} to the origin WordPress cannot see on ${first}${others} that a visitor came by HTTPS: it redirects to HTTPS, again and again.`,
      hint: "Write cdn.forwarding: policies, or give the origin a certificate: domain.hostedZoneId or domain.originCertificateArn.",
    };
  },
};
