import type { TierSpec } from "../../generated/spec.js";
import { hostsOf } from "./hosts.js";

/**
 * The names that a server asks a certificate for, and answers HTTPS with: CloudFront's way to it, or the site's own.
 * None on tier elastic, where the load balancer carries the certificate, and none on an image that sets itself up.
 * Source: RFC 8555, section 7.1.3 (only a DNS record proves a wildcard).
 */
export function serverCertificateNames(spec: TierSpec): readonly string[] {
  const { cdn, domain } = spec;
  if (!("serverCertificate" in domain) || domain.serverCertificate === "none") return [];
  if ("web" in spec && spec.web.bootstrap === "none") return [];
  const names = cdn.enabled ? [domain.originName].filter((name) => name !== undefined) : hostsOf(spec);
  const isProvedByRecord = spec.tier === "ec2" && domain.hostedZoneId !== undefined;
  return names.filter((name) => isProvedByRecord || !name.startsWith("*"));
}
