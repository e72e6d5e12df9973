import { stringify } from "yaml";
import { isStopping } from "../../src/compiler/diagnostics/order.js";
import { graphOf } from "../../src/compile.js";
import type { Graph } from "../../src/compiler/graph/graph.js";
import { compile, type Artifact, type Diagnostic } from "../../src/index.js";
import type { SpecData } from "./overlay.js";
import { template, type Template } from "./template.js";

export const file = "wordpress.yaml";

/** What a spec that compiles gives, and the text it was compiled from. */
export interface Compiled {
  readonly text: string;
  /** The environment that was compiled; undefined for the spec itself. */
  readonly env: string | undefined;
  readonly artifacts: readonly Artifact[];
  readonly findings: readonly Diagnostic[];
  /** By placement: `main`, `edge`, `recovery`. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly main: Template;
}

/**
 * Compiles a spec from data or text, or one of its environments; undefined when it has errors, and then nothing may
 * have been made.
 */
export async function compiled(spec: SpecData | string, env?: string): Promise<Compiled | undefined> {
  const text = typeof spec === "string" ? spec : stringify(spec);
  const { artifacts, findings } = await compile(text, {
    file,
    target: "cfn",
    format: "json",
    ...(env === undefined ? {} : { env }),
  });
  if (findings.some(isStopping)) {
    if (artifacts.length > 0) throw new Error("There are artifacts of a spec with errors.");
    return undefined;
  }
  const templates = new Map(
    artifacts.flatMap(({ path, text: json }) => {
      const stack = /([^/]+)\.template\.json$/.exec(path)?.[1];
      if (stack === undefined) return [];
      return [[/-(edge|recovery)$/.exec(stack)?.[1] ?? "main", template(stack, json)] as const];
    }),
  );
  const main = templates.get("main");
  if (main === undefined) throw new Error("A spec without errors gave no main template.");
  return { text, env, artifacts, findings, templates, main };
}

/** The graph behind a spec that compiles. */
export function graphBehind({ text, env }: Compiled): Graph {
  const { graph } = graphOf(text, file, env);
  if (graph === undefined) throw new Error("A spec that compiles has no graph.");
  return graph;
}
