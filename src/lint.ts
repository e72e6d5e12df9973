import { check, type CheckContext } from "./check.js";
import type { Diagnostic, Severity } from "./compiler/diagnostics/diagnostic.js";
import { tally } from "./report/tally.js";

export interface LintOptions extends CheckContext {
  /** What findings call the file. */
  readonly file: string;
}

/** What is found in one spec and in each of its environments. */
export interface Report {
  /** In source order, each once; what only some environments have names them, what may stay says why. */
  readonly findings: readonly Diagnostic[];
  /** Without what may stay. */
  readonly summary: { readonly errors: number; readonly warnings: number; readonly infos: number };
  /** The lowest level that fails: that of the spec, else of the settings, else error. */
  readonly failOn: Severity;
}

/** All that is wrong with the text of one spec: form, language and every rule, in the spec itself and its environments. */
export function lint(text: string, { file, ...context }: LintOptions): Report {
  const { findings, failOn } = check(text, file, undefined, context);
  const { error, warning, info } = tally(findings);
  return { findings, summary: { errors: error, warnings: warning, infos: info }, failOn };
}
