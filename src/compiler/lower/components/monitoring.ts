import type { TierSpec } from "../../../generated/spec.js";
import { alarms as alarmFacts } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Metric, Statistic } from "../../graph/kinds/operations.js";
import type { NodeId } from "../../graph/node.js";
import { maxConnectionsOf } from "../../plan/max-connections.js";
import { subjectsOf, type Watched } from "./watched.js";

type AlarmFact = (typeof alarmFacts)[number];

/** The metrics that are there to be watched, each with what is known of it. */
function watches(spec: TierSpec, on: Watched): readonly { readonly fact: AlarmFact; readonly metric: Metric }[] {
  const subjects = subjectsOf(spec, on);
  return alarmFacts.flatMap((fact) =>
    (subjects[fact.watches] ?? []).map(({ namespace, dimensions }) => ({
      fact,
      metric: { namespace, name: fact.metric, dimensions, statistic: fact.statistic as Statistic },
    })),
  );
}

/** Lightsail keeps its metrics to itself: its alarms are its own, and mail to the contact of the account. */
function lightsailAlarms(g: GraphBuilder, { monitoring }: TierSpec, instance: NodeId<"lightsailInstance">): void {
  for (const { id, watches: what, metric, comparison, threshold, periods } of alarmFacts) {
    if (what !== "lightsailInstance" || typeof threshold !== "number") continue;
    const contact = monitoring.notify?.[0];
    const properties = { instance, metricName: metric, comparison, threshold, periods, contact };
    g.add("lightsailAlarm", `${id}-alarm`, properties, ["monitoring.alarms"]);
  }
}

/** Alarms, the topic they notify, a dashboard of the same metrics, and a budget. */
export function monitoring(g: GraphBuilder, spec: TierSpec, on: Watched): void {
  const { alarms, notify = [], dashboard, budgetUsd } = spec.monitoring;
  const watched = watches(spec, on);
  // A topic is for CloudWatch and Auto Scaling: where neither has anything to say, nobody needs to confirm a mail.
  const topic =
    notify.length === 0 || (watched.length === 0 && on.fleet === undefined)
      ? undefined
      : g.add("notificationTopic", "notifications", { emails: [...notify] }, ["monitoring.notify"]);
  if (topic !== undefined && on.fleet !== undefined) g.link(on.fleet.web, { kind: "notifies" }, topic);
  if (alarms && on.lightsail !== undefined) lightsailAlarms(g, spec, on.lightsail);
  if (alarms) {
    for (const { fact, metric } of watched) {
      const threshold =
        fact.threshold === "maxConnections" ? Math.floor(maxConnectionsOf(spec.database) * 0.8) : fact.threshold;
      const alarm = g.add(
        "alarm",
        `${fact.id}-alarm`,
        {
          description: fact.description,
          metric,
          comparison: fact.comparison,
          threshold,
          periodSeconds: fact.periodSeconds,
          periods: fact.periods,
          recovers: fact.recovers === true,
        },
        ["monitoring.alarms"],
      );
      if (topic !== undefined) g.link(alarm, { kind: "notifies" }, topic);
    }
  }
  if (dashboard && watched.length > 0) {
    const widgets = watched.map(({ fact, metric }) => ({ title: fact.description, metrics: [metric] }));
    g.add("dashboard", "dashboard", { widgets }, ["monitoring.dashboard"]);
  }
  // A budget that tells nobody does nothing; a rule says so.
  if (budgetUsd !== undefined && notify.length > 0) {
    // AWS Budgets is for the whole account, and most regions know no such resource: it goes where all accounts have it.
    g.add("budget", "budget", { monthlyUsd: budgetUsd, emails: [...notify] }, ["monitoring.budgetUsd"], "edge");
  }
}
