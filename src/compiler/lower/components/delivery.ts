import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { Table } from "../../cdn/cdn-input.js";
import { hostsOf } from "../../plan/hosts.js";
import { certificates } from "./certificates.js";
import { distribution } from "./distribution.js";
import { dnsRecords } from "./dns.js";
import { firewall } from "./firewall.js";
import { loadBalancing } from "./load-balancing.js";
import type { Network } from "./network.js";

/** What the site is delivered from. */
export interface DeliveryFoundations {
  readonly net: Network;
  readonly web: NodeId<"webFleet">;
  readonly assets: NodeId<"staticBucket"> | undefined;
  readonly logBucket: NodeId<"logBucket">;
  readonly behaviorTable: Table;
}

export interface Site {
  readonly loadBalancer: NodeId<"loadBalancer">;
}

/** The way from a browser to the fleet: names, certificates, CloudFront with WAF, load balancer. Figure 2, (1) to (4). */
export function delivery(g: GraphBuilder, spec: ElasticSpec, on: DeliveryFoundations): Site {
  const { domain, cdn } = spec;
  const certificate = certificates(g, spec);
  const balancer = loadBalancing(g, spec, on, certificate.origin);
  const balancerTarget = {
    dnsName: { ref: balancer.id, attribute: "dnsName" },
    hostedZoneId: { ref: balancer.id, attribute: "hostedZoneId" },
    hasIpv6: false,
  } as const;
  g.output("LoadBalancerDnsName", "Host name of the load balancer", balancerTarget.dnsName);
  if (!cdn.enabled) {
    dnsRecords(g, domain.hostedZoneId, hostsOf(domain), balancerTarget);
    return { loadBalancer: balancer.id };
  }
  const webAcl = firewall(g, spec);
  const site = distribution(g, spec, {
    balancer,
    webAcl,
    assets: on.assets,
    certificate: certificate.edge,
    behaviorTable: on.behaviorTable,
  });
  // CloudFront reaches the load balancer under a name of its own, which the certificate there covers.
  if (domain.originName !== undefined && cdn.originAccess === "public") {
    dnsRecords(g, domain.hostedZoneId, [domain.originName], balancerTarget);
  }
  dnsRecords(g, domain.hostedZoneId, hostsOf(domain), {
    dnsName: { ref: site, attribute: "domainName" },
    hostedZoneId: cloudFrontZone,
    hasIpv6: true,
  });
  return { loadBalancer: balancer.id };
}

/** The hosted zone of every distribution. Amazon Route 53 API Reference, AliasTarget. */
const cloudFrontZone = "Z2FDTNDATAQYW2";
