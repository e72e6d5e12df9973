import { expect, test } from "vitest";
import type { NodeKinds } from "../../../../src/compiler/graph/node.js";
import { alarm } from "../../../../src/emitters/cloudformation/nodes/alarm.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed(changes: Partial<NodeKinds["alarm"]["properties"]>, topics: readonly string[] = []) {
  const { g } = standing();
  const files = g.add("fileSystem", "files", {} as never, []);
  const id = g.add(
    "alarm",
    "files-alarm",
    {
      description: "The shared files are at their limit",
      metric: {
        namespace: "AWS/EFS",
        name: "PercentIOLimit",
        dimensions: [["FileSystemId", { ref: files, attribute: "id" }]],
        statistic: "Maximum",
      },
      comparison: "above",
      threshold: 90,
      periodSeconds: 300,
      periods: 3,
      recovers: false,
      ...changes,
    },
    [],
  );
  for (const topic of topics) {
    g.link(id, { kind: "notifies" }, g.add("notificationTopic", topic, { emails: [] }, []));
  }
  return named(emit(alarm, g.build(), id), "FilesAlarm").properties;
}

test("an alarm watches its metric of its node, and silence is no reason to ring", () => {
  expect(printed({})).toEqual({
    AlarmDescription: "The shared files are at their limit",
    Namespace: "AWS/EFS",
    MetricName: "PercentIOLimit",
    Dimensions: [{ Name: "FileSystemId", Value: { Ref: "files.id" } }],
    Statistic: "Maximum",
    Period: 300,
    EvaluationPeriods: 3,
    ComparisonOperator: "GreaterThanThreshold",
    Threshold: 90,
    TreatMissingData: "notBreaching",
    AlarmActions: undefined,
  });
});

test("a percentile is an extended statistic, which the plain one must not stand beside", () => {
  const metric = {
    namespace: "AWS/ApplicationELB",
    name: "TargetResponseTime",
    dimensions: [],
    statistic: "p95",
  } as const;
  const properties = printed({ metric });
  expect(properties["ExtendedStatistic"]).toBe("p95");
  expect(properties).not.toHaveProperty("Statistic");
});

test("what must not fall is compared the other way", () => {
  expect(printed({ comparison: "below" })["ComparisonOperator"]).toBe("LessThanThreshold");
});

test("every topic it notifies hears of trouble, and none of its end", () => {
  const topics = [{ Ref: "night.arn" }, { Ref: "notifications.arn" }];
  const properties = printed({}, ["notifications", "night"]);
  expect(properties["AlarmActions"]).toEqual(topics);
  expect(properties).not.toHaveProperty("OKActions");
});

test("an alarm that recovers lets EC2 move the server before it tells anybody", () => {
  const recover = { "Fn::Sub": "arn:${AWS::Partition}:automate:${AWS::Region}:ec2:recover" };
  expect(printed({ recovers: true })["AlarmActions"]).toEqual([recover]);
  expect(printed({ recovers: true }, ["notifications"])["AlarmActions"]).toEqual([
    recover,
    { Ref: "notifications.arn" },
  ]);
});
