import type { Outcome, Span } from "../../compiler/diagnostics/diagnostic.js";
import type { Graph } from "../../compiler/graph/graph.js";
import type { Artifact } from "../artifact.js";
import { headerText } from "../header.js";
import { userDataFindings } from "../user-data-size.js";
import { assemble } from "./assemble.js";
import { gapsFound } from "./gaps.js";
import { printConfiguration } from "./print.js";
import { runbook } from "./runbook.js";
import { synthesize } from "./synthesize.js";

/**
 * The graph as Terraform: one configuration in JSON syntax for all regions, and a runbook. `at` is where a finding
 * about the whole is reported; what the provider cannot say is one.
 */
export function terraform(graph: Graph, at: Span): Outcome<readonly Artifact[]> {
  const { specFile, environment } = graph.deployment;
  const configuration = assemble(graph);
  return {
    value: [
      {
        path: "terraform/main.tf.json",
        text: printConfiguration(synthesize(configuration), headerText(specFile, environment)),
      },
      { path: "terraform/README.md", text: runbook(graph, configuration) },
    ],
    diagnostics: [...gapsFound(graph, at), ...userDataFindings(graph, at)],
  };
}
