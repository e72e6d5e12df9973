import type { Node } from "../../compiler/graph/node.js";
import { schedulePart } from "../schedule-part.js";
import { targetGroupLabel } from "../target-group-label.js";
import { resource, type Block } from "./block.js";
import type { EmitContext } from "./node-emitter.js";

/** Target tracking: one policy holds the fleet's average at the target, in both directions. */
export function scalingPolicy(context: EmitContext, node: Node<"webFleet">): readonly Block[] {
  const { scaling } = node.properties;
  if (scaling.metric === "none") return [];
  const metric =
    scaling.metric === "cpu"
      ? { predefinedMetricType: "ASGAverageCPUUtilization" }
      : {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: context.text(targetGroupLabel(context.graph, node)),
        };
  return [
    resource("autoscaling_policy", context.name("scaling"), {
      name: "scaling",
      autoscalingGroupName: context.attribute("autoscaling_group", "name"),
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: { predefinedMetricSpecification: metric, targetValue: scaling.target },
    }),
  ];
}

/** The provider's word for a size that stays; without it, it says 0. */
const asItIs = -1;

/** Sizes by the clock. Two equal entries are one. */
export function scheduledActions({ name, attribute }: EmitContext, node: Node<"webFleet">): readonly Block[] {
  const byPart = new Map(node.properties.schedule.map((each) => [schedulePart(each), each]));
  return [...byPart].map(([part, { cron, timeZone, min, max, desired }]) =>
    resource("autoscaling_schedule", name(part), {
      autoscalingGroupName: attribute("autoscaling_group", "name"),
      scheduledActionName: part,
      recurrence: cron,
      timeZone,
      minSize: min,
      maxSize: max ?? asItIs,
      desiredCapacity: desired ?? asItIs,
    }),
  );
}

/** The sizes that scaling and schedules set as well: an apply must not set them back. */
export function sizesOfOthers({ properties }: Node<"webFleet">): readonly string[] {
  const { scaling, schedule } = properties;
  return [
    ...(scaling.metric === "none" && schedule.length === 0 ? [] : ["desired_capacity"]),
    ...(schedule.length === 0 ? [] : ["min_size"]),
    ...(schedule.every(({ max }) => max === undefined) ? [] : ["max_size"]),
  ];
}
