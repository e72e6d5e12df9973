import { compileTo, type Compilation } from "./compile.js";
import type { TemplateFormat } from "./emitters/cloudformation/index.js";
import { emittersOf, type Target } from "./targets.js";

export type { Diagnostic, Severity, Span } from "./compiler/diagnostics/diagnostic.js";
export type { Compilation } from "./compile.js";
export type { Artifact } from "./emitters/artifact.js";
export type { Spec } from "./generated/spec.js";
export type { Target } from "./targets.js";
export { lint, type LintOptions, type Report } from "./lint.js";
export { lintTemplate, type LintTemplateOptions, type TemplateReport } from "./lint-template.js";
export type { Level, LintSettings } from "./lint/levels.js";
export { fixSpec, type Fixed, type FixOptions } from "./fix.js";
export type { RequestItems, RouteAnswer } from "./route/answer-json.js";
export type { RouteRequest } from "./route/request.js";
export { RouteError } from "./route/route-error.js";
export { route, type RouteOptions } from "./route/route.js";
export { routeTemplate, type RouteTemplateOptions } from "./route/route-template.js";
export { schemaText } from "./generated/schema.js";

export interface CompileOptions {
  /** What diagnostics call the file; its base name stands in the headers of artifacts. */
  readonly file: string;
  /** Name of an environment of the spec. */
  readonly env?: string;
  /** What to make of it. Only `cfn` runs where Node is not. */
  readonly target: Target;
  /** How CloudFormation templates are printed. Default: yaml. */
  readonly format?: TemplateFormat;
}

/**
 * Compiles the text of one spec. Never rejects for what a spec says: mistakes are findings, and with an error among
 * them there are no artifacts. Rejects when the target cannot be loaded: Terraform's needs Node.
 */
export async function compile(text: string, options: CompileOptions): Promise<Compilation> {
  const { file, env, target, format = "yaml" } = options;
  const { artifacts, findings } = compileTo(text, { file, env }, await emittersOf([target], format));
  return { artifacts, findings };
}
