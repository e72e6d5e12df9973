import { sourcesOf } from "../../compiler/graph/graph.js";
import type { ScheduledSize } from "../../compiler/graph/kinds/web.js";
import type { Node } from "../../compiler/graph/node.js";
import { join } from "../../compiler/graph/value.js";
import { ref, type Cfn, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** The label of a target group behind its load balancer, as Application Auto Scaling wants it. */
function resourceLabel({ graph, value }: EmitContext, node: Node<"webFleet">): Cfn {
  const [balancer] = sourcesOf(graph, node.id, "routesTo", "loadBalancer");
  if (balancer === undefined) throw new Error(`${node.id} scales by requests and has no load balancer.`);
  return value(
    join({ ref: balancer.id, attribute: "fullName" }, "/", { ref: node.id, attribute: "targetGroupFullName" }),
  );
}

/** Target tracking: one policy holds the fleet's average at the target, in both directions. */
export function scalingPolicy(context: EmitContext, node: Node<"webFleet">): readonly Resource[] {
  const { scaling } = node.properties;
  if (scaling.metric === "none") return [];
  const metric =
    scaling.metric === "cpu"
      ? { PredefinedMetricType: "ASGAverageCPUUtilization" }
      : { PredefinedMetricType: "ALBRequestCountPerTarget", ResourceLabel: resourceLabel(context, node) };
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

const words: Readonly<Record<string, string>> = { "*": "any", ",": "and", "/": "per", "-": "to" };

/** One letter a field (minute, hour, day, month, weekday) keeps `1 12` and `11 2` apart. */
const cronWords = (cron: string): readonly string[] =>
  cron
    .trim()
    .split(/\s+/)
    .map((field, index) => ("mhdnw"[index] ?? "x") + field.replace(/[*,/-]/g, (sign) => words[sign] ?? ""));

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** Named after what it says, not after its place in the list, so that a new entry renames none. */
export function schedulePart({ cron, timeZone, min, max, desired }: ScheduledSize): string {
  const sizes = [
    `min${min}`,
    ...(max === undefined ? [] : [`max${max}`]),
    ...(desired === undefined ? [] : [`desired${desired}`]),
  ];
  const zone = timeZone === undefined ? [] : ["in", letters(timeZone)];
  return ["schedule", ...cronWords(cron).map(letters), ...zone, ...sizes].join("-");
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
