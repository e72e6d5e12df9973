import type { TierSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Value } from "../../graph/value.js";
import { byCodeUnit } from "../../order.js";
import { hostsOf } from "../../plan/hosts.js";

function issue(
  g: GraphBuilder,
  id: string,
  names: readonly string[],
  hostedZoneId: string,
  placement: "main" | "edge",
): Value | undefined {
  const [domainName, ...others] = names;
  if (domainName === undefined) return undefined;
  // ACM replaces a certificate whose names change; their order in the spec means nothing.
  const properties = { domainName, otherNames: others.toSorted(byCodeUnit), hostedZoneId };
  return { ref: g.add("certificate", id, properties, ["domain.name"], placement), attribute: "arn" };
}

/** The certificate of the distribution, in us-east-1: issued through the zone, or the one that is there. Appendix A. */
export function edgeCertificate(g: GraphBuilder, spec: TierSpec): Value | undefined {
  const { hostedZoneId, certificateArn } = spec.domain;
  const hosts = hostsOf(spec);
  if (!spec.cdn.enabled || hosts.length === 0) return undefined;
  if (certificateArn !== undefined) return certificateArn;
  return hostedZoneId === undefined ? undefined : issue(g, "certificate", hosts, hostedZoneId, "edge");
}

/** The certificate that CloudFront or the browser meets at the load balancer. Whitepaper, Appendix A: trusted there. */
export function originCertificate(g: GraphBuilder, spec: TierSpec): Value | undefined {
  const { hostedZoneId, originCertificateArn, originName } = spec.domain;
  if (originCertificateArn !== undefined) return originCertificateArn;
  const hosts = hostsOf(spec);
  if (hostedZoneId === undefined || hosts.length === 0) return undefined;
  // Without CloudFront the browser talks to the load balancer, so its certificate carries the site's own names.
  const names = spec.cdn.enabled ? (originName === undefined ? [] : [originName]) : hosts;
  return issue(g, "origin-certificate", names, hostedZoneId, "main");
}
