import type { Graph } from "../../../compiler/graph/graph.js";
import { headerText } from "../../header.js";
import { afterSection } from "../../runbook/after.js";
import { beforeSection } from "../../runbook/before.js";
import type { RunbookContext } from "../../runbook/context.js";
import { growthSection } from "../../runbook/growth.js";
import { logicalName } from "../names.js";
import { deploySection } from "./deploy.js";
import { goneSection } from "./gone.js";
import { inDeploymentOrder, type Printed, resourceOf, type StackContext } from "./printed.js";

const row = ({ template, path, bytes }: Printed): string => {
  const { stack, sections } = template;
  const resources = sections.reduce((sum, section) => sum + section.resources.length, 0);
  return `| \`${path.split("/").at(-1)}\` | \`${stack.name}\` | ${stack.region} | ${resources} | ${bytes} |`;
};

/** The README beside the templates: order, exact commands with tags, what is left to do by hand. */
export function runbook(graph: Graph, printed: readonly Printed[]): string {
  const { deployment } = graph;
  const context: StackContext & RunbookContext = {
    graph,
    ordered: inDeploymentOrder(printed),
    deployedAs: "stack",
    otherBundle: "a name is taken once and CloudFormation would only fail",
    launchScript: "`UserData` in the template",
    idOf: (what, id) =>
      resourceOf(
        { name: deployment.name, region: deployment.regions.main },
        logicalName(id, what === "keySecret" ? "key-secret" : ""),
      ),
  };
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
