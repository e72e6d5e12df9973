import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Listener, SecretHeader } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import { hostRules } from "./host-rules.js";
import { nonEmpty, type Network } from "./network.js";
import type { Origin } from "./origin.js";

/** What the load balancer stands on. */
export interface BalancerFoundations {
  readonly net: Network;
  readonly web: NodeId<"webFleet">;
  readonly logBucket: NodeId<"logBucket">;
  readonly secretHeader: SecretHeader | undefined;
  readonly certificate: Value | undefined;
}

type Listeners = readonly [Listener, ...Listener[]];

/** The listeners for what reaches the load balancer: CloudFront's chosen protocol, or browsers themselves. */
function listenersOf(spec: ElasticSpec, { certificate, secretHeader }: BalancerFoundations): Listeners {
  const rules = hostRules(spec);
  const action = secretHeader !== undefined || rules.length > 0 ? "forbid" : "forward";
  const plain: Listener = { port: 80, certificate: undefined, action };
  if (certificate === undefined) return [plain];
  const secure: Listener = { port: 443, certificate, action };
  if (!spec.cdn.enabled) return [secure, { port: 80, certificate: undefined, action: "redirectToHttps" }];
  if (spec.cdn.originProtocol === "match-viewer") return [secure, plain];
  return spec.cdn.originProtocol === "http-only" ? [plain] : [secure];
}

/**
 * The Application Load Balancer in front of the fleet. Behind CloudFront it takes only what CloudFront sends: by prefix
 * list and secret header, or privately as a VPC origin. Whitepaper, Scaling the Web Tier; Figure 2, (4).
 */
export function loadBalancing(g: GraphBuilder, spec: ElasticSpec, on: BalancerFoundations): Origin {
  const { cdn, web } = spec;
  const { net, secretHeader } = on;
  const isPrivate = cdn.enabled && cdn.originAccess === "vpcOrigin";
  const listeners = listenersOf(spec, on);
  const id = g.add(
    "loadBalancer",
    "load-balancer",
    {
      scheme: isPrivate ? "internal" : "internet-facing",
      idleTimeoutSeconds: web.idleTimeoutSeconds,
      isProtected: spec.database.deletionProtection,
      listeners,
      secretHeader,
      hostRules: hostRules(spec),
    },
    ["cdn.originAccess"],
  );
  for (const subnet of nonEmpty(net.subnets[isPrivate ? "app" : "public"])) g.link(id, { kind: "runsIn" }, subnet);
  g.link(id, { kind: "routesTo" }, on.web);
  g.link(id, { kind: "connects", port: 80 }, on.web);
  g.link(id, { kind: "writes" }, on.logBucket);
  const dnsName: Value = { ref: id, attribute: "dnsName" };
  g.output("LoadBalancerDnsName", "Host name of the load balancer", dnsName);
  return {
    id,
    cloudFrontName: dnsName,
    record: { dnsName, hostedZoneId: { ref: id, attribute: "hostedZoneId" }, hasIpv6: false },
    ports: listeners.map(({ port }) => port),
    secretHeader,
    vpcOrigin: isPrivate ? id : undefined,
  };
}
