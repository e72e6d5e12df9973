import type { Graph } from "../../../compiler/graph/graph.js";
import { headerText } from "../../header.js";
import { afterSection } from "./after.js";
import { beforeSection } from "./before.js";
import { deploySection } from "./deploy.js";
import { goneSection } from "./gone.js";
import { growthSection } from "./growth.js";
import { inDeploymentOrder, type Printed, type RunbookContext } from "./printed.js";

const row = ({ template, path, bytes }: Printed): string => {
  const { stack, sections } = template;
  const resources = sections.reduce((sum, section) => sum + section.resources.length, 0);
  return `| \`${path.split("/").at(-1)}\` | \`${stack.name}\` | ${stack.region} | ${resources} | ${bytes} |`;
};

/** The README beside the templates: order, exact commands with tags, what is left to do by hand. */
export function runbook(graph: Graph, printed: readonly Printed[]): string {
  const { deployment } = graph;
  const context: RunbookContext = { graph, ordered: inDeploymentOrder(printed) };
  return [
    `<!-- ${headerText(deployment.specFile, deployment.environment)} -->`,
    "",
    `# Runbook of ${deployment.name}`,
    "",
    "| template | stack | region | resources | bytes |",
    "| --- | --- | --- | --- | --- |",
    ...context.ordered.map(row),
    "",
    ...beforeSection(context),
    ...deploySection(context),
    ...afterSection(context),
    ...growthSection(context),
    ...goneSection(context),
  ].join("\n");
}
