import { serverCertificateNames } from "../../plan/server-certificate.js";
import type { TierSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { SecretHeader } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import type { RecordTarget } from "./dns.js";

type Port = 80 | 443;

/** What the site's names, or CloudFront, lead to: a load balancer, a server of EC2, or a Lightsail instance. */
export interface Origin {
  readonly id: NodeId<"loadBalancer"> | NodeId<"webServer"> | NodeId<"lightsailInstance">;
  /** A host name of AWS that leads there, for a site without names of its own; undefined where there is none. */
  readonly cloudFrontName: Value | undefined;
  /** What a DNS record for it says. */
  readonly record: RecordTarget;
  /** The ports that the outside (CloudFront, or everybody without it) may reach. */
  readonly ports: readonly Port[];
  readonly secretHeader: SecretHeader | undefined;
  /** The origin itself, where CloudFront reaches it without a public address. */
  readonly vpcOrigin: NodeId<"loadBalancer"> | NodeId<"webServer"> | undefined;
}

/** The ports of a server that CloudFront, or the browser, talks to directly. */
export function serverPorts(spec: TierSpec): readonly Port[] {
  const { cdn } = spec;
  if (!cdn.enabled) return serverCertificateNames(spec).length > 0 ? [80, 443] : [80];
  if (cdn.originProtocol === "match-viewer") return [80, 443];
  return cdn.originProtocol === "https-only" ? [443] : [80];
}

/** Without CloudFront everybody reaches the origin; with it the distribution links itself. */
export function openToAll(g: GraphBuilder, origin: Origin, internet: NodeId<"addressRange">): void {
  for (const port of origin.ports) g.link(internet, { kind: "connects", port }, origin.id);
}
