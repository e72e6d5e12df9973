import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Statistic } from "../../../compiler/graph/kinds/operations.js";
import { deploymentValue, join } from "../../../compiler/graph/value.js";
import { resource } from "../block.js";
import { globalName } from "../../global-name.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

const comparisons = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

/** Percentiles are an argument of their own. */
const statisticOf = (statistic: Statistic): { readonly statistic?: string; readonly extendedStatistic?: string } =>
  statistic === "p95" ? { extendedStatistic: statistic } : { statistic };

/** EC2 starts the server again on other hardware, with the same id, addresses and volumes. */
const recoverServer = join(
  "arn:",
  deploymentValue("partition"),
  ":automate:",
  deploymentValue("region"),
  ":ec2:recover",
);

/** Watches one metric, and says so when it goes wrong. */
export const alarm: NodeEmitter<"alarm"> = {
  attributes: { arn: (name) => attributeOf("cloudwatch_metric_alarm", name(), "arn") },
  blocks: (node, { graph, name, text }) => {
    const { description, metric, comparison, threshold, periodSeconds, periods, recovers } = node.properties;
    const topics = targetsOf(graph, node.id, "notifies", "notificationTopic");
    const actions = [
      ...(recovers ? [text(recoverServer)] : []),
      ...topics.map(({ id }) => text({ ref: id, attribute: "arn" })),
    ];
    return [
      resource("cloudwatch_metric_alarm", name(), {
        // Alarms of several deployments stand beside each other in us-east-1, where CloudFront's metrics are.
        alarmName: globalName(graph.deployment, node.id),
        alarmDescription: description,
        namespace: metric.namespace,
        metricName: metric.name,
        dimensions: Object.fromEntries(metric.dimensions.map(([dimension, of]) => [dimension, text(of)])),
        ...statisticOf(metric.statistic),
        period: periodSeconds,
        evaluationPeriods: periods,
        comparisonOperator: comparisons[comparison],
        threshold,
        // A site without visitors has no errors and no response times: that is no reason to wake anybody.
        treatMissingData: "notBreaching",
        alarmActions: actions.length === 0 ? undefined : actions,
      }),
    ];
  },
};
