import { diagnose } from "../../compiler/diagnostics/diagnose.js";
import type { Outcome, Span } from "../../compiler/diagnostics/diagnostic.js";
import type { Graph } from "../../compiler/graph/graph.js";
import { utf8Bytes } from "../../compiler/utf8-bytes.js";
import { limits } from "../../generated/facts.js";
import type { Artifact } from "../artifact.js";
import { headerText } from "../header.js";
import { userDataFindings } from "../user-data-size.js";
import { assemble } from "./assemble.js";
import type { CfnObject } from "./cfn.js";
import { printJson } from "./print/json.js";
import { printYaml } from "./print/yaml.js";
import { runbook } from "./runbook/index.js";
import { resourceBody, type Template } from "./template.js";
import { withoutUndefined } from "./without-undefined.js";

export type TemplateFormat = "yaml" | "json";

const formatVersion = "2010-09-09";

const description = ({ stack }: Template, { deployment }: Graph): string => {
  const what = {
    main: `WordPress on AWS, tier ${deployment.tier}`,
    edge: "What CloudFront needs in us-east-1",
    recovery: "Copies in the recovery region",
  }[stack.placement];
  return `${stack.name}: ${what}`;
};

const byName = (entries: readonly { readonly name: string; readonly definition: CfnObject }[]): CfnObject =>
  Object.fromEntries(entries.map(({ name, definition }) => [name, definition]));

/** A template as CloudFormation reads it. */
export function templateBody(template: Template, description: string): CfnObject {
  const resources = template.sections.flatMap((section) => section.resources);
  return {
    AWSTemplateFormatVersion: formatVersion,
    Description: description,
    ...(template.parameters.length === 0 ? {} : { Parameters: byName(template.parameters) }),
    Resources: Object.fromEntries(resources.map((resource) => [resource.name, resourceBody(resource)])),
    ...(template.outputs.length === 0 ? {} : { Outputs: byName(template.outputs) }),
  };
}

function print(template: Template, graph: Graph, format: TemplateFormat): string {
  const header = headerText(graph.deployment.specFile, graph.deployment.environment);
  const text = description(template, graph);
  if (format === "json") return printJson(withoutUndefined(templateBody(template, `${header} ${text}`)));
  const sections = template.sections.map(({ title, resources }) => ({
    title,
    keys: resources.map(({ name }) => name),
  }));
  return printYaml(withoutUndefined(templateBody(template, text)), { header: [header], sections });
}

/**
 * The graph as CloudFormation: one template for each region, and a runbook. `at` is where a limit of the whole
 * template is reported. Errors: more resources, or more bytes, than CloudFormation takes at all.
 */
export function cloudFormation(graph: Graph, at: Span, format: TemplateFormat): Outcome<readonly Artifact[]> {
  const templates = assemble(graph);
  const printed = templates.map((template) => ({
    template,
    path: `cloudformation/${template.stack.name}.template.${format}`,
    text: print(template, graph, format),
  }));
  const diagnostics = printed.flatMap(({ template, text }) => {
    const bytes = utf8Bytes(text);
    const resources = template.sections.reduce((sum, section) => sum + section.resources.length, 0);
    const name = template.stack.name;
    return [
      ...(bytes > limits.templateS3Bytes.value
        ? [diagnose("cfn/template-too-large", { name, bytes, most: limits.templateS3Bytes.value }, at)]
        : bytes > limits.templateInlineBytes.value
          ? [diagnose("cfn/template-needs-bucket", { name, bytes, most: limits.templateInlineBytes.value }, at)]
          : []),
      ...(resources > limits.templateResources.value
        ? [diagnose("cfn/too-many-resources", { name, resources, most: limits.templateResources.value }, at)]
        : []),
    ];
  });
  const readme: Artifact = {
    path: "cloudformation/README.md",
    text: runbook(
      graph,
      printed.map(({ template, path, text }) => ({ template, path, bytes: utf8Bytes(text) })),
    ),
  };
  return {
    value: [...printed.map(({ path, text }) => ({ path, text })), readme],
    diagnostics: [...diagnostics, ...userDataFindings(graph, at)],
  };
}
