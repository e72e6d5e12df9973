import { hostsOf, sitesOf } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

/** ACM's quota of names in a certificate, before an increase. */
const mostNames = 10;

export const rule: Rule = {
  severity: "error",
  source: "AWS Certificate Manager User Guide, Quotas: number of domain names per certificate",
  *check({ spec }) {
    const { hostedZoneId, certificateArn, name } = spec.domain;
    // On a single server without CloudFront the certificate is none of ACM's.
    if (spec.tier !== "elastic" && !spec.cdn.enabled) return;
    const names = hostsOf(spec).length;
    if (hostedZoneId !== undefined && certificateArn === undefined && names > mostNames) {
      yield {
        at: sitesOf(spec).length > 0 ? "wordpress.sites" : "domain.aliases",
        message: `A certificate issued here carries at most ${mostNames} names by default; these are ${names}.`,
        hint: "Use a wildcard alias (*.example.org), or bring a certificate: domain.certificateArn.",
      };
    }
    if (name !== undefined && name.length > 64 && certificateArn === undefined) {
      yield {
        at: "domain.name",
        message: `The first name of a certificate may have 64 characters; ${name} has ${name.length}.`,
        hint: "Make a shorter name the main one, or bring a certificate: domain.certificateArn.",
      };
    }
  },
};
