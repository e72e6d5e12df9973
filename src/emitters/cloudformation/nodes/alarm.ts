import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Statistic } from "../../../compiler/graph/kinds/operations.js";
import { getAtt, sub, type CfnObject } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

const comparisons = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

/** Percentiles are a property of their own. */
const statisticOf = (statistic: Statistic): CfnObject =>
  statistic === "p95" ? { ExtendedStatistic: statistic } : { Statistic: statistic };

/** EC2 starts the server again on other hardware, with the same id, addresses and volumes. */
const recoverServer = sub("arn:${AWS::Partition}:automate:${AWS::Region}:ec2:recover");

/** Watches one metric, and says so when it goes wrong. */
export const alarm: NodeEmitter<"alarm"> = {
  attributes: { arn: (name) => getAtt(name(), "Arn") },
  resources: (node, { graph, name, value }) => {
    const { description, metric, comparison, threshold, periodSeconds, periods, recovers } = node.properties;
    const topics = targetsOf(graph, node.id, "notifies", "notificationTopic");
    const actions = [
      ...(recovers ? [recoverServer] : []),
      ...topics.map(({ id }) => value({ ref: id, attribute: "arn" })),
    ];
    return [
      {
        name: name(),
        type: "AWS::CloudWatch::Alarm",
        properties: {
          AlarmDescription: description,
          Namespace: metric.namespace,
          MetricName: metric.name,
          Dimensions: metric.dimensions.map(([dimension, of]) => ({ Name: dimension, Value: value(of) })),
          ...statisticOf(metric.statistic),
          Period: periodSeconds,
          EvaluationPeriods: periods,
          ComparisonOperator: comparisons[comparison],
          Threshold: threshold,
          // A site without visitors has no errors and no response times: that is no reason to wake anybody.
          TreatMissingData: "notBreaching",
          AlarmActions: actions.length === 0 ? undefined : actions,
        },
      },
    ];
  },
};
