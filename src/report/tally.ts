import { count } from "../compiler/diagnostics/phrase.js";
import type { Diagnostic, Severity } from "../compiler/diagnostics/diagnostic.js";
import { counting } from "./chosen.js";

/** How many findings there are of each severity, those that may stay left out. */
export function tally(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counted = counting(diagnostics);
  const of = (severity: Severity): number => counted.filter((each) => each.severity === severity).length;
  return { error: of("error"), warning: of("warning"), info: of("info") };
}

/** `2 errors and 1 warning`; empty when there are none. */
function tallyText(diagnostics: readonly Diagnostic[]): string {
  const { error, warning, info } = tally(diagnostics);
  const parts = [
    ...(error > 0 ? [count(error, "error")] : []),
    ...(warning > 0 ? [count(warning, "warning")] : []),
    ...(info > 0 ? [count(info, "note")] : []),
  ];
  const last = parts.pop();
  return last === undefined ? "" : parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** `2 errors and 1 warning in 3 files.`; undefined when nothing counts. */
export function summaryText(diagnostics: readonly Diagnostic[]): string | undefined {
  const counted = counting(diagnostics);
  if (counted.length === 0) return undefined;
  return `${tallyText(counted)} in ${count(new Set(counted.map(({ span }) => span.file)).size, "file")}.`;
}
