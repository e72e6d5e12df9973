import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Listener, SecretHeader } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import type { Network } from "./network.js";

/** Requests prove with this header that they came through the distribution. */
export const secretHeaderName = "X-Origin-Verify";

export interface LoadBalancing {
  readonly id: NodeId<"loadBalancer">;
  readonly secretHeader: SecretHeader | undefined;
  /** The ports that the outside (CloudFront, or everybody without it) may reach. */
  readonly ports: readonly (80 | 443)[];
}

/** The listeners for what reaches the load balancer: CloudFront's chosen protocol, or browsers themselves. */
function listenersOf(
  spec: ElasticSpec,
  certificate: Value | undefined,
  isGuarded: boolean,
): readonly [Listener, ...Listener[]] {
  const action = isGuarded ? "forbid" : "forward";
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
export function loadBalancing(
  g: GraphBuilder,
  spec: ElasticSpec,
  on: { readonly net: Network; readonly web: NodeId<"webFleet">; readonly logBucket: NodeId<"logBucket"> },
  certificate: Value | undefined,
): LoadBalancing {
  const { cdn, web } = spec;
  const isPrivate = cdn.enabled && cdn.originAccess === "vpcOrigin";
  const secretHeader =
    cdn.enabled && !isPrivate
      ? {
          name: secretHeaderName,
          secret: g.add(
            "secret",
            "origin-secret",
            { description: "Header of requests that came through CloudFront", length: 48 },
            ["cdn.originAccess"],
          ),
        }
      : undefined;
  const listeners = listenersOf(spec, certificate, secretHeader !== undefined);
  const id = g.add(
    "loadBalancer",
    "load-balancer",
    {
      scheme: isPrivate ? "internal" : "internet-facing",
      idleTimeoutSeconds: web.idleTimeoutSeconds,
      isProtected: spec.database.deletionProtection,
      listeners,
      secretHeader,
    },
    ["cdn.originAccess"],
  );
  for (const subnet of on.net.subnets[isPrivate ? "app" : "public"]) g.link(id, { kind: "runsIn" }, subnet);
  g.link(id, { kind: "routesTo" }, on.web);
  g.link(id, { kind: "connects", port: 80 }, on.web);
  g.link(id, { kind: "writes" }, on.logBucket);
  if (!cdn.enabled) {
    for (const { port } of listeners) g.link(on.net.internet, { kind: "connects", port }, id);
  }
  return { id, secretHeader, ports: listeners.map(({ port }) => port) };
}
