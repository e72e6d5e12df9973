import { hostsOf } from "../../../compiler/plan/hosts.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "error", whitepaper: "info" },
  source:
    "Whitepaper, Appendix A: HTTPS between CloudFront and the origin; Amazon CloudFront Developer Guide, Require HTTPS to a custom origin",
  *check({ spec }) {
    const { cdn, domain } = spec;
    const [host] = hostsOf(spec);
    if (host === undefined || !cdn.enabled || cdn.originAccess !== "public" || cdn.originProtocol !== "http-only")
      return;
    // Without CloudFront's own certificate another rule asks for one; with a zone the origin could have one.
    if (domain.certificateArn === undefined || domain.hostedZoneId !== undefined) return;
    if (domain.originCertificateArn !== undefined) return;
    const certificate = spec.tier === "elastic" ? ", or domain.originCertificateArn with domain.originName" : "";
    yield {
      at: "domain.certificateArn",
      message: `POST /wp-login.php to https://${host} goes on from CloudFront in clear text: passwords, and the header that proves CloudFront, cross the internet behind a padlock.`,
      hint: `Add domain.hostedZoneId${certificate}, or write cdn.originAccess: vpcOrigin.`,
    };
  },
};
