import { hostsOf } from "../../../compiler/plan/hosts.js";
import { serverCertificateNames } from "../../../compiler/plan/server-certificate.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source:
    "Amazon CloudFront Developer Guide, Require HTTPS for communication between CloudFront and your custom origin",
  *check({ spec }) {
    const { cdn, domain } = spec;
    if (!cdn.enabled || cdn.originProtocol === "http-only") return;
    if ("serverCertificate" in domain) {
      if (serverCertificateNames(spec).length > 0) return;
      yield {
        at: "cdn.originProtocol",
        message: `CloudFront would speak ${cdn.originProtocol} to a server that has no certificate for a name: every page fails.`,
        hint: "Add domain.name with domain.hostedZoneId, or delete cdn.originProtocol.",
      };
      return;
    }
    const isIssued = hostsOf(spec).length > 0 && domain.hostedZoneId !== undefined;
    if (domain.originCertificateArn !== undefined || isIssued) return;
    yield {
      at: "cdn.originProtocol",
      message: `CloudFront would speak ${cdn.originProtocol} to a load balancer that has no certificate: every page fails.`,
      hint: "Add domain.name with domain.hostedZoneId, or domain.originCertificateArn with domain.originName, or delete cdn.originProtocol.",
    };
  },
};
