import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source:
    "Amazon CloudFront Developer Guide, Require HTTPS for communication between CloudFront and your custom origin",
  *check({ spec }) {
    const { cdn, domain } = spec;
    if (!cdn.enabled || cdn.originProtocol === "http-only") return;
    if ("serverCertificate" in domain) {
      const isOurs = !("web" in spec && spec.web.bootstrap === "none");
      if (isOurs && domain.serverCertificate === "acme" && domain.originName !== undefined) return;
      yield {
        at: "cdn.originProtocol",
        message: `CloudFront would speak ${cdn.originProtocol} to a server that has no certificate for a name: every page fails.`,
        hint: "Add domain.name with domain.hostedZoneId, or delete cdn.originProtocol.",
      };
      return;
    }
    if (domain.originCertificateArn !== undefined || (domain.name !== undefined && domain.hostedZoneId !== undefined))
      return;
    yield {
      at: "cdn.originProtocol",
      message: `CloudFront would speak ${cdn.originProtocol} to a load balancer that has no certificate: every page fails.`,
      hint: "Add domain.name with domain.hostedZoneId, or domain.originCertificateArn with domain.originName, or delete cdn.originProtocol.",
    };
  },
};
