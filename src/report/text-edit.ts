import type { Diagnostic, Span } from "../compiler/diagnostics/diagnostic.js";

/** One change of a text: what stands at a place goes, and this comes instead. Either may be empty. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The edits by which the fix of a finding is made; undefined where it has none. */
export type EditsOf = (diagnostic: Diagnostic) => readonly TextEdit[] | undefined;
