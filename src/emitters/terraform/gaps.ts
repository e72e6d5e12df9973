import { diagnose } from "../../compiler/diagnostics/diagnose.js";
import type { Diagnostic, Span } from "../../compiler/diagnostics/diagnostic.js";
import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import type { Node } from "../../compiler/graph/node.js";
import { shellWord } from "../markdown.js";
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

/** What is said of a graph that the provider cannot say as a whole. */
export function gapsFound(graph: Graph, at: Span): readonly Diagnostic[] {
  const count = missingAlarms(graph).length;
  return count === 0 ? [] : [diagnose("terraform/lightsail-alarms", { count }, at)];
}

/** What the graph has and the provider has no resource for, as commands. */
export function gapsSection(graph: Graph): readonly string[] {
  const alarms = missingAlarms(graph);
  const [instance] = nodesOf(graph, "lightsailInstance");
  if (alarms.length === 0 || instance === undefined) return [];
  return [
    "## What Terraform cannot do",
    "",
    "The provider has no alarms of Lightsail. These commands make them, and change them when they are given again:",
    "",
    fence(...alarms.map((alarm) => putAlarm(alarm, graph, instance.properties.name))),
    "",
  ];
}
