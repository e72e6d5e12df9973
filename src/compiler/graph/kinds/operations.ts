import type { Kind } from "../kind.js";
import type { NodeId } from "../node.js";
import type { Value } from "../value.js";

export type Statistic = "Average" | "Sum" | "Maximum" | "Minimum" | "p95";

export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly (readonly [name: string, value: Value])[];
  readonly statistic: Statistic;
}

/** Identity, secrets, backup (whitepaper, Appendix B) and watching. */
export interface OperationsKinds {
  /** Its permissions are derived from the edges of `actor`. */
  role: Kind<
    {
      readonly service: string;
      readonly actor: NodeId;
      readonly managedPolicies: readonly string[];
      /** Shell access through Session Manager. */
      readonly sessionManager: boolean;
      /** CloudWatch namespaces it may write metrics to. */
      readonly metricNamespaces: readonly string[];
    },
    "arn" | "name"
  >;
  /** A user with an access key, for what cannot have a role. Its permissions are derived from its own edges. */
  iamUser: Kind<Record<never, never>, "arn" | "secretArn">;
  /** Letters and digits, generated at deployment. `value` reads it where the target allows. */
  secret: Kind<{ readonly description: string; readonly length: number }, "arn" | "value">;
  logGroup: Kind<{ readonly name: string; readonly retentionDays: number }, "arn" | "name">;
  notificationTopic: Kind<{ readonly emails: readonly string[] }, "arn">;
  alarm: Kind<
    {
      readonly description: string;
      readonly metric: Metric;
      readonly comparison: "above" | "below";
      readonly threshold: number;
      readonly periodSeconds: number;
      readonly periods: number;
      /** Whether EC2 moves the watched server to sound hardware when it goes off. */
      readonly recovers: boolean;
    },
    "arn"
  >;
  /** Lightsail's own alarms: its metrics are not in CloudWatch. They mail to the account's contact. */
  lightsailAlarm: Kind<
    {
      readonly instance: NodeId<"lightsailInstance">;
      readonly metricName: string;
      readonly comparison: "above" | "below";
      readonly threshold: number;
      /** Of five minutes each. */
      readonly periods: number;
      /** The address it mails to, which must be the account's contact; undefined: it mails to nobody. */
      readonly contact: string | undefined;
    },
    never
  >;
  dashboard: Kind<
    { readonly widgets: readonly { readonly title: string; readonly metrics: readonly Metric[] }[] },
    never
  >;
  budget: Kind<{ readonly monthlyUsd: number; readonly emails: readonly string[] }, never>;
  backupVault: Kind<Record<never, never>, "arn" | "name">;
  /** `backsUp` names what it copies; times are UTC. */
  backupPlan: Kind<
    {
      readonly vault: NodeId<"backupVault">;
      readonly copyTo: NodeId<"backupVault"> | undefined;
      readonly schedule: string;
      readonly retentionDays: number;
      readonly role: NodeId<"role">;
    },
    "id"
  >;
}
