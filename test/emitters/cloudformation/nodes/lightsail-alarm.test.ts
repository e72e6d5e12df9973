import { expect, test } from "vitest";
import type { NodeKinds } from "../../../../src/compiler/graph/node.js";
import { lightsailAlarm } from "../../../../src/emitters/cloudformation/nodes/lightsail-alarm.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed(settings: Partial<NodeKinds["lightsailAlarm"]["properties"]>) {
  const { g } = standing();
  const instance = g.add("lightsailInstance", "lightsail", {} as never, []);
  const properties = {
    instance,
    metricName: "CPUUtilization",
    comparison: "above",
    threshold: 90,
    periods: 3,
    contact: undefined,
    ...settings,
  } as const;
  const id = g.add("lightsailAlarm", "instance-cpu-alarm", properties, []);
  return named(emit(lightsailAlarm, g.build(), id), "InstanceCpuAlarm");
}

const shared = {
  AlarmName: "acme-blog-instance-cpu-alarm",
  MonitoredResourceName: { Ref: "lightsail.name" },
  MetricName: "CPUUtilization",
  ComparisonOperator: "GreaterThanThreshold",
  Threshold: 90,
  EvaluationPeriods: 3,
  TreatMissingData: "notBreaching",
};

test("without a contact an alarm is seen in the console and mails to nobody", () => {
  const alarm = printed({});
  expect(alarm.type).toBe("AWS::Lightsail::Alarm");
  expect(alarm.properties).toStrictEqual({ ...shared, NotificationEnabled: false });
});

test("with one it mails of trouble, and says no address: Lightsail has one contact a region", () => {
  expect(printed({ contact: "a@example.org" }).properties).toStrictEqual({
    ...shared,
    ContactProtocols: ["Email"],
    NotificationEnabled: true,
    NotificationTriggers: ["ALARM"],
  });
});

test("what must not fall is compared the other way", () => {
  expect(printed({ comparison: "below" }).properties["ComparisonOperator"]).toBe("LessThanThreshold");
});
