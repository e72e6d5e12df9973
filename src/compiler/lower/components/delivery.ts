import type { TierSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import { hostsOf } from "../../plan/hosts.js";
import type { ProfileTraits } from "../../resolve/resolved-spec.js";
import { edgeCertificate } from "./certificates.js";
import { distribution } from "./distribution.js";
import { dnsRecords } from "./dns.js";
import { firewall } from "./firewall.js";
import type { Origin } from "./origin.js";

/** What the site is delivered from. */
export interface DeliveryFoundations {
  readonly origin: Origin;
  readonly assets: NodeId<"staticBucket"> | undefined;
  readonly traits: ProfileTraits;
}

/** The way from a browser to the origin: names, certificate, CloudFront with WAF. Figure 2, (1) and (2); Figure 1. */
export function delivery(g: GraphBuilder, spec: TierSpec, { origin, assets, traits }: DeliveryFoundations): void {
  const { domain, cdn } = spec;
  if (!cdn.enabled) {
    dnsRecords(g, domain.hostedZoneId, hostsOf(spec), origin.record);
    return;
  }
  const certificate = edgeCertificate(g, spec);
  const webAcl = firewall(g, spec);
  const site = distribution(g, spec, { origin, webAcl, assets, certificate, behaviorTable: traits.behaviorTable });
  // CloudFront reaches the origin under a name of its own, which the certificate there covers.
  if (domain.originName !== undefined && origin.vpcOrigin === undefined) {
    dnsRecords(g, domain.hostedZoneId, [domain.originName], origin.record);
  }
  dnsRecords(g, domain.hostedZoneId, hostsOf(spec), {
    dnsName: { ref: site, attribute: "domainName" },
    hostedZoneId: cloudFrontZone,
    hasIpv6: true,
  });
}

/** The hosted zone of every distribution. Amazon Route 53 API Reference, AliasTarget. */
const cloudFrontZone = "Z2FDTNDATAQYW2";
