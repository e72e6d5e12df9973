import type { Outcome, Span } from "../../../compiler/diagnostics/diagnostic.js";
import type { Graph } from "../../../compiler/graph/graph.js";
import type { Artifact } from "../../artifact.js";
import { headerText } from "../../header.js";
import { userDataFindings } from "../../user-data-size.js";
import { assemble } from "../assemble.js";
import { gapsFound } from "../gaps.js";
import { cdktfJson, packageJson, tsconfigJson } from "./files.js";
import { mainProgram } from "./main.js";
import { readme } from "./readme.js";

/**
 * The graph as a project of CDKTF, for people who go on in TypeScript: it makes the configuration that `terraform` prints,
 * from the same blocks. `at` is where a finding about the whole is reported.
 */
export function cdktfProject(graph: Graph, at: Span): Outcome<readonly Artifact[]> {
  const { specFile, environment } = graph.deployment;
  const header = headerText(specFile, environment);
  const configuration = assemble(graph);
  return {
    value: [
      { path: "cdktf/main.ts", text: mainProgram(configuration, header) },
      { path: "cdktf/package.json", text: packageJson(configuration, header) },
      { path: "cdktf/cdktf.json", text: cdktfJson(configuration, header) },
      { path: "cdktf/tsconfig.json", text: tsconfigJson(header) },
      { path: "cdktf/README.md", text: readme(graph, configuration) },
    ],
    diagnostics: [...gapsFound(graph, at), ...userDataFindings(graph, at)],
  };
}
