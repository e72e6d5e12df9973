import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Value } from "../../graph/value.js";
import { byCodeUnit } from "../../order.js";
import { hostsOf } from "../../plan/hosts.js";

/** The certificate of the distribution (us-east-1), and the one CloudFront or the browser meets at the load balancer. */
export interface Certificates {
  readonly edge: Value | undefined;
  readonly origin: Value | undefined;
}

/** Certificates issued through the zone, or the ones that are there. Whitepaper, Appendix A: distribution and origin. */
export function certificates(g: GraphBuilder, spec: ElasticSpec): Certificates {
  const { name, hostedZoneId, certificateArn, originCertificateArn, originName } = spec.domain;
  const [domainName, ...otherNames] = hostsOf(spec.domain);
  if (name === undefined || domainName === undefined) return { edge: undefined, origin: originCertificateArn };
  const { enabled } = spec.cdn;
  const issueFor = (id: string, names: readonly [string, ...string[]], placement: "main" | "edge"): Value => {
    const [first, ...others] = names;
    // ACM replaces a certificate whose names change; their order in the spec means nothing.
    const rest = others.toSorted(byCodeUnit);
    const properties = { domainName: first, otherNames: rest, hostedZoneId: hostedZoneId ?? "" };
    return { ref: g.add("certificate", id, properties, ["domain.name"], placement), attribute: "arn" };
  };
  const hasZone = hostedZoneId !== undefined;
  const edge = !enabled
    ? undefined
    : (certificateArn ?? (hasZone ? issueFor("certificate", [domainName, ...otherNames], "edge") : undefined));
  if (originCertificateArn !== undefined) return { edge, origin: originCertificateArn };
  if (!hasZone) return { edge, origin: undefined };
  // Without CloudFront the browser talks to the load balancer, so its certificate carries the site's own names.
  if (!enabled) return { edge, origin: issueFor("origin-certificate", [domainName, ...otherNames], "main") };
  return { edge, origin: originName === undefined ? undefined : issueFor("origin-certificate", [originName], "main") };
}
