import { hostsOf, sitesOf } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source:
    "AWS CloudFormation reference, AWS::CertificateManager::Certificate: without a zone the stack waits for a record made by hand",
  *check({ spec }) {
    const { name, hostedZoneId, certificateArn, originCertificateArn, originName, aliases } = spec.domain;
    const hasBalancer = spec.tier === "elastic";
    if (hasBalancer && spec.cdn.enabled && originCertificateArn !== undefined && originName === undefined) {
      yield {
        at: "domain.originCertificateArn",
        message: "CloudFront has no name for the load balancer that this certificate covers.",
        hint: "Add domain.originName, the host name in that certificate, or domain.name with domain.hostedZoneId.",
      };
    }
    if (name === undefined && aliases !== undefined && aliases.length > 0) {
      yield {
        at: "domain.aliases",
        message: "There are aliases but no domain.name: nothing says which name is the site's own.",
        hint: "Write domain.name.",
      };
    }
    const [first] = hostsOf(spec);
    // On a single server without CloudFront the certificate is the server's own, and needs no zone.
    if (first !== undefined && hostedZoneId === undefined && (spec.cdn.enabled || hasBalancer)) {
      const key = spec.cdn.enabled ? "certificateArn" : "originCertificateArn";
      if ((spec.cdn.enabled ? certificateArn : originCertificateArn) === undefined) {
        yield {
          at: name === undefined && sitesOf(spec).length > 0 ? "wordpress.sites.0.host" : "domain.name",
          message: `No certificate can be issued for ${first}: without a hosted zone its validation record must be made by hand, and the stack would hang until then.`,
          hint: `Add domain.hostedZoneId (Route 53), or domain.${key} with a certificate that is there.`,
        };
      }
    }
  },
};
