import type { Kind } from "../kind.js";
import type { NodeId } from "../node.js";
import type { Value } from "../value.js";

/** What a listener does with a request that no rule takes. */
export type ListenerAction = "forward" | "forbid" | "redirectToHttps";

export interface Listener {
  readonly port: 80 | 443;
  readonly certificate: Value | undefined;
  readonly action: ListenerAction;
}

/** Requests that carry the secret header are forwarded to the fleet, all others are refused. */
export interface SecretHeader {
  readonly name: string;
  readonly secret: NodeId<"secret">;
}

export type Scaling =
  | { readonly metric: "none" }
  /** Percent of CPU, average over the fleet. */
  | { readonly metric: "cpu"; readonly target: number }
  /** Requests per target and minute. */
  | { readonly metric: "requests"; readonly target: number };

export interface ScheduledSize {
  readonly cron: string;
  readonly timeZone: string | undefined;
  readonly min: number;
  readonly max: number | undefined;
  readonly desired: number | undefined;
}

/** The image of a server: one by id, or what an SSM parameter names when a server starts. */
export type ServerImage = { readonly parameter: string } | { readonly ami: string };

/** What the launch of any server of EC2 needs to know. */
export interface Launch {
  readonly instanceType: string;
  readonly image: ServerImage;
  /** Size of the root volume. */
  readonly volumeGiB: number;
  /** Whether the root volume stays when its instance goes: it does where the image keeps its state on it. */
  readonly keepsRootVolume: boolean;
  readonly keyName: string | undefined;
  readonly role: NodeId<"role">;
  /** How long an instance may take until it reports itself ready; undefined when its image does not report. */
  readonly bootTimeoutMinutes: number | undefined;
  readonly userData: Value;
}

/** Several names share one load balancer: each has a rule of its own, found by the name. */
export interface HostRule {
  readonly host: string;
  /** The host as words, unique among the rules. */
  readonly id: string;
  /** 1 to 50,000; follows from the name alone, so that another name moves none. */
  readonly priority: number;
}

/** Addresses or CIDRs that may use a port of a Lightsail instance; the alias stands for its browser terminal. */
export interface OpenPort {
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "icmp" | "all";
  readonly cidrs: readonly string[];
  readonly aliases: readonly string[];
}

/** Whitepaper, Scaling the Web Tier: an Application Load Balancer in front of an Auto Scaling group. */
export interface WebKinds {
  loadBalancer: Kind<
    {
      readonly scheme: "internet-facing" | "internal";
      readonly idleTimeoutSeconds: number;
      readonly isProtected: boolean;
      readonly listeners: readonly [Listener, ...Listener[]];
      readonly secretHeader: SecretHeader | undefined;
      /** With several sites: the names that are forwarded; all others are refused. Empty: any name is forwarded. */
      readonly hostRules: readonly HostRule[];
    },
    "arn" | "dnsName" | "hostedZoneId" | "fullName"
  >;
  webFleet: Kind<
    Launch & {
      readonly capacity: { readonly min: number; readonly max: number; readonly desired: number | undefined };
      readonly scaling: Scaling;
      readonly schedule: readonly ScheduledSize[];
      readonly maxInstanceAgeDays: number;
      readonly healthCheck: {
        readonly path: string;
        readonly codes: string;
        readonly intervalSeconds: number;
        readonly graceSeconds: number;
      };
      readonly drainSeconds: number;
      /** Behind a load balancer without public addresses. */
      readonly isPrivate: boolean;
    },
    "groupName" | "targetGroupArn" | "targetGroupFullName"
  >;
  /** One server of EC2. Its state is on the volume it `mounts`, so it may be replaced at any time. */
  webServer: Kind<
    Launch & {
      readonly subnet: NodeId<"subnet">;
      readonly hasPublicAddress: boolean;
    },
    "instanceId" | "arn" | "publicIp" | "publicDnsName" | "privateDnsName"
  >;
  /** Whitepaper, Simple Deployment: an instance of Lightsail made from a blueprint. */
  lightsailInstance: Kind<
    {
      /** Unique in the account and region over all kinds of Lightsail resources. */
      readonly name: string;
      readonly bundleId: string;
      readonly blueprintId: string;
      readonly zone: string;
      readonly keyPairName: string | undefined;
      readonly ports: readonly OpenPort[];
      /** UTC, whole hours; undefined takes no automatic snapshots. */
      readonly snapshotTime: string | undefined;
      readonly userData: Value;
    },
    "name" | "publicIp"
  >;
}
