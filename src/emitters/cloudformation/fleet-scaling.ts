import type { Node } from "../../compiler/graph/node.js";
import { schedulePart } from "../schedule-part.js";
import { targetGroupLabel } from "../target-group-label.js";
import { ref, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** Target tracking: one policy holds the fleet's average at the target, in both directions. */
export function scalingPolicy(context: EmitContext, node: Node<"webFleet">): readonly Resource[] {
  const { scaling } = node.properties;
  if (scaling.metric === "none") return [];
  const metric =
    scaling.metric === "cpu"
      ? { PredefinedMetricType: "ASGAverageCPUUtilization" }
      : {
          PredefinedMetricType: "ALBRequestCountPerTarget",
          ResourceLabel: context.value(targetGroupLabel(context.graph, node)),
        };
  return [
    {
      name: context.name("scaling"),
      type: "AWS::AutoScaling::ScalingPolicy",
      properties: {
        AutoScalingGroupName: ref(context.name()),
        PolicyType: "TargetTrackingScaling",
        TargetTrackingConfiguration: { PredefinedMetricSpecification: metric, TargetValue: scaling.target },
      },
    },
  ];
}

/** Sizes by the clock. Two equal entries are one. */
export function scheduledActions({ name }: EmitContext, node: Node<"webFleet">): readonly Resource[] {
  const byPart = new Map(node.properties.schedule.map((each) => [schedulePart(each), each]));
  return [...byPart].map(([part, { cron, timeZone, min, max, desired }]) => ({
    name: name(part),
    type: "AWS::AutoScaling::ScheduledAction",
    properties: {
      AutoScalingGroupName: ref(name()),
      Recurrence: cron,
      TimeZone: timeZone,
      MinSize: min,
      MaxSize: max,
      DesiredCapacity: desired,
    },
  }));
}
