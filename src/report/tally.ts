import { count } from "../compiler/diagnostics/phrase.js";
import type { Diagnostic, Severity } from "../compiler/diagnostics/diagnostic.js";

/** How many findings there are of each severity. */
export function tally(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  return { error: of("error"), warning: of("warning"), info: of("info") };
}

/** `2 errors and 1 warning`; empty when there are none. */
export function tallyText(diagnostics: readonly Diagnostic[]): string {
  const { error, warning, info } = tally(diagnostics);
  const parts = [
    ...(error > 0 ? [count(error, "error")] : []),
    ...(warning > 0 ? [count(warning, "warning")] : []),
    ...(info > 0 ? [count(info, "note")] : []),
  ];
  const last = parts.pop();
  return last === undefined ? "" : parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}
