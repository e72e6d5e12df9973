import { hostsOf } from "../../../compiler/plan/hosts.js";
import type { TierSpec } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";

/** What follows from there being no name, for a site as it is reached. */
function consequence({ cdn }: TierSpec): string {
  if (!cdn.enabled)
    return "POST /wp-login.php carries passwords in clear text, for nobody issues a certificate for an address of AWS";
  if (cdn.originAccess === "vpcOrigin")
    return "every link that GET / shows says cloudfront.net, and breaks once there is a name";
  return "POST /wp-login.php goes on from CloudFront to the server in clear text, and every link says cloudfront.net";
}

export const rule: Rule = {
  severity: "info",
  source:
    "Whitepaper, Appendix A: HTTPS between viewers, CloudFront and the origin; AWS Certificate Manager User Guide",
  // What is tried out may do without a name, as other rules propose.
  isForProduction: true,
  *check({ spec, resolved }) {
    if (hostsOf(spec).length > 0) return;
    yield {
      at: resolved.isWritten("domain") ? "domain" : "tier",
      message: `The site has no name of its own: ${consequence(spec)}.`,
      hint: "Add domain: { name, hostedZoneId }, a name in a zone of Route 53: certificates and records are made then.",
    };
  },
};
