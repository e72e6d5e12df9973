import { check } from "./check.js";
import { capped, isStopping } from "./compiler/diagnostics/order.js";
import type { Diagnostic, Outcome, Span } from "./compiler/diagnostics/diagnostic.js";
import type { Graph } from "./compiler/graph/graph.js";
import { lower } from "./compiler/lower/index.js";
import type { Artifact } from "./emitters/artifact.js";
import { cloudFormation, type TemplateFormat } from "./emitters/cloudformation/index.js";

export interface SpecOptions {
  readonly file: string;
  /** The environment to compile; the spec itself without one. */
  readonly env: string | undefined;
}

/** A target: what it makes of a graph. `at` is where a limit of the whole is reported. */
export type Emitter = (graph: Graph, at: Span) => Outcome<readonly Artifact[]>;

/** What a compilation gives: artifacts only when no finding is an error. Findings are in source order. */
export interface Compilation {
  readonly artifacts: readonly Artifact[];
  readonly findings: readonly Diagnostic[];
}

/** The architecture of a spec, or undefined when it has errors. */
export function graphOf(
  text: string,
  file: string,
  env?: string,
): { readonly graph: Graph | undefined; readonly findings: readonly Diagnostic[] } {
  const { resolved, findings } = check(text, file, env);
  return { graph: resolved === undefined ? undefined : lower(resolved), findings };
}

/** The whole pipeline for some targets, and the name under which the spec is deployed. */
export function compileTo(
  text: string,
  { file, env }: SpecOptions,
  emitters: readonly Emitter[],
): Compilation & { readonly name: string | undefined } {
  const { resolved, findings } = check(text, file, env);
  if (resolved === undefined) return { artifacts: [], findings, name: undefined };
  const graph = lower(resolved);
  const emitted = emitters.map((emit) => emit(graph, resolved.spanOf("tier")));
  const all = capped([...findings, ...emitted.flatMap(({ diagnostics }) => diagnostics)]);
  const artifacts = all.some(isStopping) ? [] : emitted.flatMap(({ value = [] }) => value);
  return { artifacts, findings: all, name: graph.deployment.name };
}

/** The emitter of CloudFormation, in the form its templates are to have. */
export const toCloudFormation =
  (format: TemplateFormat): Emitter =>
  (graph, at) =>
    cloudFormation(graph, at, format);
