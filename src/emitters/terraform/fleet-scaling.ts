import { sourcesOf } from "../../compiler/graph/graph.js";
import type { ScheduledSize } from "../../compiler/graph/kinds/web.js";
import type { Node } from "../../compiler/graph/node.js";
import { join } from "../../compiler/graph/value.js";
import { resource, type Block } from "./block.js";
import type { EmitContext } from "./node-emitter.js";

/** The label of a target group behind its load balancer, as Application Auto Scaling wants it. */
function resourceLabel({ graph, text }: EmitContext, node: Node<"webFleet">): string {
  const [balancer] = sourcesOf(graph, node.id, "routesTo", "loadBalancer");
  if (balancer === undefined) throw new Error(`${node.id} scales by requests and has no load balancer.`);
  return text(
    join({ ref: balancer.id, attribute: "fullName" }, "/", { ref: node.id, attribute: "targetGroupFullName" }),
  );
}

/** Target tracking: one policy holds the fleet's average at the target, in both directions. */
export function scalingPolicy(context: EmitContext, node: Node<"webFleet">): readonly Block[] {
  const { scaling } = node.properties;
  if (scaling.metric === "none") return [];
  const metric =
    scaling.metric === "cpu"
      ? { predefinedMetricType: "ASGAverageCPUUtilization" }
      : { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel: resourceLabel(context, node) };
  return [
    resource("autoscaling_policy", context.name("scaling"), {
      name: "scaling",
      autoscalingGroupName: context.attribute("autoscaling_group", "name"),
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: { predefinedMetricSpecification: metric, targetValue: scaling.target },
    }),
  ];
}

const words: Readonly<Record<string, string>> = { "*": "any", ",": "and", "/": "per", "-": "to" };

/** One letter a field (minute, hour, day, month, weekday) keeps `1 12` and `11 2` apart. */
const cronWords = (cron: string): readonly string[] =>
  cron
    .trim()
    .split(/\s+/)
    .map((field, index) => ("mhdnw"[index] ?? "x") + field.replace(/[*,/-]/g, (sign) => words[sign] ?? ""));

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** Named after what it says, not after its place in the list, so that a new entry renames none. */
function schedulePart({ cron, timeZone, min, max, desired }: ScheduledSize): string {
  const sizes = [
    `min${min}`,
    ...(max === undefined ? [] : [`max${max}`]),
    ...(desired === undefined ? [] : [`desired${desired}`]),
  ];
  const zone = timeZone === undefined ? [] : ["in", letters(timeZone)];
  return ["schedule", ...cronWords(cron).map(letters), ...zone, ...sizes].join("-");
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
