import type { Kind } from "../kind.js";
import type { NodeId } from "../node.js";
import type { Zone } from "../zone.js";

export type Layer = "public" | "app" | "data";

/** Addresses in CIDR notation, in one zone. */
export interface NewSubnet {
  readonly cidr: string;
  readonly zone: Zone;
  readonly layer: Layer;
  readonly assignsPublicAddresses: boolean;
}

/** Whitepaper, Reference Architecture: one VPC, a public, an app and a data subnet in each Availability Zone. */
export interface NetworkKinds {
  /** One that is made, or one that is there already. */
  network: Kind<{ readonly cidr: string } | { readonly existing: string }, "id">;
  subnet: Kind<NewSubnet | { readonly existing: string; readonly layer: Layer }, "id">;
  internetGateway: Kind<Record<never, never>, "id">;
  /** With an Elastic IP of its own; runs in a public subnet. */
  natGateway: Kind<Record<never, never>, "id">;
  /** Its default route follows `routesTo` (internet gateway or NAT gateway); subnets point at it by `routesTo`. */
  routeTable: Kind<{ readonly layer: Layer }, "id">;
  /** Gateway endpoint: traffic to the service stays inside AWS and costs nothing. `reads` names its route tables. */
  vpcEndpoint: Kind<{ readonly service: "s3" }, "id">;
  flowLog: Kind<{ readonly intervalSeconds: 60 | 600 }, "id">;
  /** Addresses outside the architecture (the internet, an office); prints nothing, stands in `connects` edges. */
  addressRange: Kind<{ readonly cidrs: readonly string[] }, never>;
  bastion: Kind<
    {
      readonly instanceType: string;
      readonly imageParameter: string;
      readonly keyName: string | undefined;
      readonly subnet: NodeId<"subnet">;
    },
    "instanceId" | "publicIp"
  >;
}
