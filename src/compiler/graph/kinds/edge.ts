import type { Behavior } from "../../cdn/behavior.js";
import type { Policies } from "../../cdn/policy.js";
import type { Kind } from "../kind.js";
import type { NodeId } from "../node.js";
import type { Value } from "../value.js";

export type OriginProtocol = "https-only" | "http-only" | "match-viewer";

export interface WebOrigin {
  readonly domainName: Value;
  readonly protocol: OriginProtocol;
  readonly timeoutSeconds: number;
  readonly secretHeader: { readonly name: string; readonly secret: NodeId<"secret"> } | undefined;
  /** The load balancer or server, when CloudFront reaches it privately (VPC origin). */
  readonly vpcOrigin: NodeId<"loadBalancer"> | NodeId<"webServer"> | undefined;
}

export interface GeoRestriction {
  readonly kind: "allow" | "deny";
  readonly countries: readonly string[];
}

/** Whitepaper, Accelerating Content Delivery and Appendix A. */
export interface EdgeKinds {
  distribution: Kind<
    {
      readonly aliases: readonly string[];
      readonly certificate: Value | undefined;
      readonly priceClass: string;
      readonly httpVersion: string;
      readonly geo: GeoRestriction | undefined;
      readonly errorTtlSeconds: number;
      /** In matching order, the default (`*`) last. */
      readonly behaviors: readonly Behavior[];
      readonly policies: Policies;
      readonly webOrigin: WebOrigin;
      readonly staticOrigin: NodeId<"staticBucket"> | undefined;
      readonly webAcl: NodeId<"webAcl"> | undefined;
      readonly logs: NodeId<"logBucket"> | undefined;
      /** Search engines are told to keep nothing of it. */
      readonly isHiddenFromSearch: boolean;
    },
    "id" | "domainName" | "arn"
  >;
  certificate: Kind<
    { readonly domainName: string; readonly otherNames: readonly string[]; readonly hostedZoneId: string },
    "arn"
  >;
  /** A hosted zone of Route 53 that is there; prints nothing, stands in `writes` edges of who may change records. */
  hostedZone: Kind<{ readonly id: string }, never>;
  /** An alias record (A, and AAAA where the target answers over IPv6), or an A record with an address. */
  dnsRecord: Kind<
    {
      readonly name: string;
      readonly hostedZoneId: string;
      readonly types: readonly ("A" | "AAAA")[];
      readonly target: { readonly dnsName: Value; readonly hostedZoneId: Value } | { readonly address: Value };
    },
    never
  >;
  webAcl: Kind<
    {
      readonly blocks: boolean;
      readonly allowCidrs: readonly string[];
      /** Managed rules that only count, by rule group. */
      readonly countedRules: readonly { readonly group: string; readonly rules: readonly string[] }[];
      readonly groups: readonly string[];
      readonly loginLimit: {
        readonly requests: number;
        readonly windowSeconds: number;
        readonly paths: readonly string[];
      };
    },
    "arn"
  >;
}
