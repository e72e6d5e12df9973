import { check } from "./check.js";
import type { Diagnostic } from "./compiler/diagnostics/diagnostic.js";
import { tally } from "./report/tally.js";

/** What is found in one spec and in each of its environments. */
export interface Report {
  /** In source order, each once; what only some environments have names them. */
  readonly findings: readonly Diagnostic[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly infos: number };
}

/** All that is wrong with the text of one spec: form, language and every rule, in the spec itself and its environments. */
export function lint(text: string, { file }: { readonly file: string }): Report {
  const { findings } = check(text, file);
  const { error, warning, info } = tally(findings);
  return { findings, summary: { errors: error, warnings: warning, infos: info } };
}
