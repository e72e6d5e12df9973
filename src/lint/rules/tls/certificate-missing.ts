import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source:
    "AWS CloudFormation reference, AWS::CertificateManager::Certificate: without a zone the stack waits for a record made by hand",
  *check({ spec }) {
    const { name, hostedZoneId, certificateArn, originCertificateArn, originName, aliases } = spec.domain;
    if (spec.cdn.enabled && originCertificateArn !== undefined && originName === undefined) {
      yield {
        at: "domain.originCertificateArn",
        message: "CloudFront has no name for the load balancer that this certificate covers.",
        hint: "Add domain.originName, the host name in that certificate, or domain.name with domain.hostedZoneId.",
      };
    }
    if (name === undefined) {
      if (aliases !== undefined && aliases.length > 0) {
        yield {
          at: "domain.aliases",
          message: "There are aliases but no domain.name: nothing says which name is the site's own.",
          hint: "Write domain.name.",
        };
      }
      return;
    }
    if (hostedZoneId === undefined) {
      const key = spec.cdn.enabled ? "certificateArn" : "originCertificateArn";
      if ((spec.cdn.enabled ? certificateArn : originCertificateArn) === undefined) {
        yield {
          at: "domain.name",
          message: `No certificate can be issued for ${name}: without a hosted zone its validation record must be made by hand, and the stack would hang until then.`,
          hint: `Add domain.hostedZoneId (Route 53), or domain.${key} with a certificate that is there.`,
        };
      }
    }
  },
};
