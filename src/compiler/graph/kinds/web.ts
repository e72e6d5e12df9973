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

/** Whitepaper, Scaling the Web Tier: an Application Load Balancer in front of an Auto Scaling group. */
export interface WebKinds {
  loadBalancer: Kind<
    {
      readonly scheme: "internet-facing" | "internal";
      readonly idleTimeoutSeconds: number;
      readonly isProtected: boolean;
      readonly listeners: readonly [Listener, ...Listener[]];
      readonly secretHeader: SecretHeader | undefined;
    },
    "arn" | "dnsName" | "hostedZoneId" | "fullName"
  >;
  webFleet: Kind<
    {
      readonly instanceType: string;
      /** An SSM parameter that names the image (resolved at each launch), or one image. */
      readonly image: { readonly parameter: string } | { readonly ami: string };
      readonly volumeGiB: number;
      readonly keyName: string | undefined;
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
      readonly role: NodeId<"role">;
      /** How long an instance may take until it reports itself ready; undefined when its image does not report. */
      readonly bootTimeoutMinutes: number | undefined;
      readonly userData: Value;
    },
    "groupName" | "targetGroupArn" | "targetGroupFullName"
  >;
}
