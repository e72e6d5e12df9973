import { diagnose } from "../../compiler/diagnostics/diagnose.js";
import type { Diagnostic, Span } from "../../compiler/diagnostics/diagnostic.js";
import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import type { Node } from "../../compiler/graph/node.js";
import { shellWord } from "../markdown.js";
import type { RunbookContext } from "../runbook/context.js";
import { command, fence } from "../runbook/text.js";

const comparisons = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

function putAlarm({ id, properties }: Node<"lightsailAlarm">, { deployment }: Graph, instance: string): string {
  const { metricName, comparison, threshold, periods, contact } = properties;
  return command(
    `aws lightsail put-alarm --region ${deployment.regions.main} --alarm-name ${deployment.name}-${id}`,
    `--monitored-resource-name ${shellWord(instance)} --metric-name ${metricName}`,
    `--comparison-operator ${comparisons[comparison]} --threshold ${threshold} --evaluation-periods ${periods}`,
    `--treat-missing-data notBreaching ${contact === undefined ? "--no-notification-enabled" : "--contact-protocols Email --notification-enabled --notification-triggers ALARM"}`,
  );
}

/** Alarms of Lightsail: the provider has no resource for them. */
const missingAlarms = (graph: Graph): readonly Node<"lightsailAlarm">[] => nodesOf(graph, "lightsailAlarm");

/** A server whose boot nothing waits for: it has no Auto Scaling group, whose hook a fleet's instances complete. */
const unwatchedServers = (graph: Graph): readonly Node<"webServer">[] =>
  nodesOf(graph, "webServer").filter(({ properties }) => properties.bootTimeoutMinutes !== undefined);

/** What is said of a graph that Terraform cannot say as a whole (docs/targets.md). */
export function gapsFound(graph: Graph, at: Span): readonly Diagnostic[] {
  const count = missingAlarms(graph).length;
  return [
    ...(count === 0 ? [] : [diagnose("terraform/lightsail-alarms", { count }, at)]),
    ...unwatchedServers(graph).map(() => diagnose("terraform/boot-not-awaited", {}, at)),
  ];
}

function alarmLines(graph: Graph): readonly string[] {
  const alarms = missingAlarms(graph);
  const [instance] = nodesOf(graph, "lightsailInstance");
  if (alarms.length === 0 || instance === undefined) return [];
  return [
    "The provider has no alarms of Lightsail. These commands make them, and change them when they are given again:",
    "",
    fence(...alarms.map((alarm) => putAlarm(alarm, graph, instance.properties.name))),
    "",
  ];
}

const bootLines = ({ graph, idOf }: RunbookContext): readonly string[] =>
  unwatchedServers(graph).flatMap(({ id }) => [
    "An apply ends when the server runs, not when it serves. This prints how its boot went; one that failed ends with the error:",
    "",
    fence(
      command(
        `aws ec2 get-console-output --region ${graph.deployment.regions.main} --latest --output text`,
        `--instance-id "$(${idOf("webServer", id)})"`,
      ),
    ),
    "",
  ]);

/** What the graph has and Terraform cannot do, as commands. */
export function gapsSection(context: RunbookContext): readonly string[] {
  const lines = [...alarmLines(context.graph), ...bootLines(context)];
  return lines.length === 0 ? [] : ["## What Terraform cannot do", "", ...lines];
}
