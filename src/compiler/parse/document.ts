import type { Span } from "../diagnostics/diagnostic.js";

/** Where an environment is written, and what its overlay writes. */
export interface DocumentEnvironment {
  readonly name: string;
  readonly keySpan: Span;
  writes(pointer: string): boolean;
}

/** A comment that speaks to us: `# wpspec-…`. */
export interface Note {
  /** From `wpspec-` to the end of the line. */
  readonly text: string;
  readonly span: Span;
  /** Whether nothing but space stands before it on its line. */
  readonly isAlone: boolean;
}

/** A parsed spec: plain values, and where each of them is written. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** The environment that this document is the spec of; undefined for the base. */
  readonly environment?: DocumentEnvironment;
  /** Plain YAML 1.2 core values; mappings have no prototype, strings are in NFC. */
  readonly root: unknown;
  /** Whether a value is written at this JSON pointer. */
  has(pointer: string): boolean;
  /** Span of the value at a JSON pointer, or of the nearest written ancestor's key. */
  spanOf(pointer: string): Span;
  /** Span of the key that holds the value (the item itself in a list), or of the nearest written ancestor's key. */
  keySpanOf(pointer: string): Span;
  /** The scalar as written (before YAML decided its type), for naming traps such as an unquoted 8.10. */
  sourceOf(pointer: string): string | undefined;
  /** The comments that begin with `wpspec-`, in order. */
  notes(): readonly Note[];
  /**
   * The first line from this one on (from 1) on which an entry or an item begins, and the spans of those that do, with all
   * that is below them; what begins inside another of them is left out.
   */
  entriesFrom(line: number): readonly Span[];
  /** The pointer under which the text writes this value: of an environment its overlay's, where that writes it. */
  placeOf(pointer: string): string;
  /** The pointer under which the text has to write a new value: of an environment in its overlay, unless it is in a list of the base. */
  placeToSet(pointer: string): string;
}
