import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";

/** Findings that count: of no other somebody said that it may stay. */
export const counting = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ suppressed }) => suppressed === undefined);

export interface Choice {
  /** Whether only errors are printed. Summaries count everything all the same. */
  readonly isQuiet?: boolean | undefined;
}

/** Findings that are printed. */
export const printed = (diagnostics: readonly Diagnostic[], { isQuiet = false }: Choice): readonly Diagnostic[] =>
  isQuiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
