import { byCodeUnit } from "../order.js";
import { diagnose } from "./diagnose.js";
import type { Diagnostic } from "./diagnostic.js";

/** At most this many diagnostics of one file are shown; people fix the first ones and run again. */
export const mostShown = 100;

const compare = (a: Diagnostic, b: Diagnostic): number =>
  byCodeUnit(a.span.file, b.span.file) ||
  a.span.line - b.span.line ||
  a.span.column - b.span.column ||
  byCodeUnit(a.code, b.code) ||
  byCodeUnit(a.subject ?? "", b.subject ?? "") ||
  byCodeUnit(a.message, b.message) ||
  byCodeUnit(a.severity, b.severity) ||
  Number(a.suppressed !== undefined) - Number(b.suppressed !== undefined);

/** Whether a diagnostic stops what comes after: an error that nobody said may stay. */
export const isStopping = ({ severity, suppressed }: Diagnostic): boolean =>
  severity === "error" && suppressed === undefined;

/** Whether two diagnostics say the same of the same place. */
export const isSame = (a: Diagnostic, b: Diagnostic): boolean => compare(a, b) === 0;

/** Diagnostics in source order (file, line, column, code), each once. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(compare);
  return sorted.filter((each, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || !isSame(previous, each);
  });
}

/**
 * In source order, at most 100 of a file, then one that says how many more there are. Errors are kept first; what may stay
 * takes no room from others.
 */
export function capped(diagnostics: readonly Diagnostic[], most = mostShown): readonly Diagnostic[] {
  const hidden = inOrder(diagnostics.filter(({ suppressed }) => suppressed !== undefined));
  const shown = cappedOf(inOrder(diagnostics.filter(({ suppressed }) => suppressed === undefined)), most);
  return hidden.length === 0 ? shown : inOrder([...shown, ...hidden]);
}

function cappedOf(all: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (all.length <= most) return all;
  const files = [...new Set(all.map((each) => each.span.file))];
  return files.flatMap((file) => {
    const ofFile = all.filter((each) => each.span.file === file);
    if (ofFile.length <= most) return ofFile;
    const errors = ofFile.filter((each) => each.severity === "error");
    const rest = ofFile.filter((each) => each.severity !== "error");
    const kept = new Set([...errors, ...rest].slice(0, most));
    const left = ofFile.length - most;
    const last = ofFile.findLast((each) => kept.has(each)) ?? ofFile[0];
    if (last === undefined) return ofFile;
    const isGrave = errors.length > most;
    const more = diagnose(isGrave ? "spec/more-errors" : "spec/more-findings", { left }, last.span);
    return [...ofFile.filter((each) => kept.has(each)), more];
  });
}
