import type { NodeEmitter } from "../node-emitter.js";

const comparisons = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

/** An alarm of Lightsail: it mails to the contact of the account in the region, which somebody has to confirm once. */
export const lightsailAlarm: NodeEmitter<"lightsailAlarm"> = {
  attributes: {},
  resources: (node, { graph, name, value }) => {
    const { instance, metricName, comparison, threshold, periods, contact } = node.properties;
    return [
      {
        name: name(),
        type: "AWS::Lightsail::Alarm",
        properties: {
          AlarmName: `${graph.deployment.name}-${node.id}`,
          MonitoredResourceName: value({ ref: instance, attribute: "name" }),
          MetricName: metricName,
          ComparisonOperator: comparisons[comparison],
          Threshold: threshold,
          EvaluationPeriods: periods,
          TreatMissingData: "notBreaching",
          ...(contact === undefined
            ? { NotificationEnabled: false }
            : { ContactProtocols: ["Email"], NotificationEnabled: true, NotificationTriggers: ["ALARM"] }),
        },
      },
    ];
  },
};
