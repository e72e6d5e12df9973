import type { ElasticSpec } from "../../../generated/spec.js";
import { alarms as alarmFacts } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Metric, Statistic } from "../../graph/kinds/operations.js";
import type { NodeId } from "../../graph/node.js";
import { join, type Value } from "../../graph/value.js";
import { maxConnectionsOf } from "../../plan/max-connections.js";
import type { ObjectCache } from "./object-cache.js";

/** What there is to watch. */
export interface Watched {
  readonly web: NodeId<"webFleet">;
  readonly loadBalancer: NodeId<"loadBalancer">;
  readonly database: NodeId<"databaseCluster"> | undefined;
  readonly cache: ObjectCache | undefined;
  readonly files: NodeId<"fileSystem">;
}

/** One thing a kind of alarm watches: its metrics' namespace and dimensions. */
interface Subject {
  readonly namespace: string;
  readonly dimensions: Metric["dimensions"];
}

function subjectsOf(spec: ElasticSpec, on: Watched): Readonly<Record<string, readonly Subject[]>> {
  const one = (namespace: string, ...dimensions: Metric["dimensions"]): readonly Subject[] => [
    { namespace, dimensions },
  ];
  const balancer = ["LoadBalancer", { ref: on.loadBalancer, attribute: "fullName" }] as const;
  const target = ["TargetGroup", { ref: on.web, attribute: "targetGroupFullName" }] as const;
  const files = one("AWS/EFS", ["FileSystemId", { ref: on.files, attribute: "id" }]);
  const cacheId: Value | undefined = on.cache && { ref: on.cache.id, attribute: "id" };
  return {
    loadBalancer: one("AWS/ApplicationELB", balancer),
    webFleet: one("AWS/ApplicationELB", balancer, target),
    // With elastic throughput there is no limit to come near to.
    limitedFiles: spec.storage.files.throughput === "elastic" ? [] : files,
    burstingFiles: spec.storage.files.throughput === "bursting" ? files : [],
    databaseCluster:
      on.database === undefined
        ? []
        : one("AWS/RDS", ["DBClusterIdentifier", { ref: on.database, attribute: "id" }], ["Role", "WRITER"]),
    memcached:
      cacheId === undefined || spec.cache.engine !== "memcached"
        ? []
        : one("AWS/ElastiCache", ["CacheClusterId", cacheId]),
    valkey:
      cacheId === undefined || spec.cache.engine !== "valkey"
        ? []
        : // Metrics of Valkey are those of its nodes, numbered 001, 002, …; a replica holds all that the primary holds.
          one("AWS/ElastiCache", ["CacheClusterId", join(cacheId, "-001")]),
  };
}

/** Alarms, the topic they notify, a dashboard of the same metrics, and a budget. */
export function monitoring(g: GraphBuilder, spec: ElasticSpec, on: Watched): void {
  const { alarms, notify = [], dashboard, budgetUsd } = spec.monitoring;
  const topic =
    notify.length === 0
      ? undefined
      : g.add("notificationTopic", "notifications", { emails: [...notify] }, ["monitoring.notify"]);
  if (topic !== undefined) g.link(on.web, { kind: "notifies" }, topic);

  const subjects = subjectsOf(spec, on);
  const watches = alarmFacts.flatMap((fact) =>
    (subjects[fact.watches] ?? []).map((subject) => ({
      id: fact.id,
      fact,
      metric: {
        namespace: subject.namespace,
        name: fact.metric,
        dimensions: subject.dimensions,
        statistic: fact.statistic as Statistic,
      },
    })),
  );
  if (alarms) {
    for (const { id, fact, metric } of watches) {
      const threshold =
        fact.threshold === "maxConnections" ? Math.floor(maxConnectionsOf(spec.database) * 0.8) : fact.threshold;
      const alarm = g.add(
        "alarm",
        `${id}-alarm`,
        {
          description: fact.description,
          metric,
          comparison: fact.comparison,
          threshold,
          periodSeconds: fact.periodSeconds,
          periods: fact.periods,
        },
        ["monitoring.alarms"],
      );
      if (topic !== undefined) g.link(alarm, { kind: "notifies" }, topic);
    }
  }
  if (dashboard) {
    const widgets = watches.map(({ fact, metric }) => ({ title: fact.description, metrics: [metric] }));
    g.add("dashboard", "dashboard", { widgets }, ["monitoring.dashboard"]);
  }
  if (budgetUsd !== undefined) {
    // AWS Budgets is for the whole account, and most regions know no such resource: it goes where all accounts have it.
    g.add("budget", "budget", { monthlyUsd: budgetUsd, emails: [...notify] }, ["monitoring.budgetUsd"], "edge");
  }
}
