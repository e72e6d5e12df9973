import type { Kind } from "../kind.js";
import type { NodeId } from "../node.js";
import type { Zone } from "../zone.js";

/** The layers of subnets, as requests pass them. Whitepaper, Reference Architecture. */
export const layers = ["public", "app", "data"] as const;
export type Layer = (typeof layers)[number];

/** Addresses in CIDR notation, in one zone. */
export interface NewSubnet {
  readonly cidr: string;
  readonly zone: Zone;
  readonly layer: Layer;
  readonly assignsPublicAddresses: boolean;
}

/** Whitepaper, Reference Architecture: one VPC, a public, an app and a data subnet in each Availability Zone. */
export interface NetworkKinds {
  /** One that is made, one that is there already, or the region's default VPC, which has no id to write down. */
  network: Kind<{ readonly cidr: string } | { readonly existing: string } | { readonly isDefault: true }, "id">;
  subnet: Kind<NewSubnet | { readonly existing: string; readonly layer: Layer }, "id" | "zone">;
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
  /** A public address that stays when what it leads to is replaced: an Elastic IP, or a static IP of Lightsail. */
  staticIp: Kind<
    {
      readonly service: "ec2" | "lightsail";
      readonly attachedTo: NodeId<"webServer"> | NodeId<"lightsailInstance">;
      /** Decides how AWS spells the name of the address. */
      readonly region: string;
    },
    "ipAddress" | "publicDnsName"
  >;
}
