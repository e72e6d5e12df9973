import type { Fix } from "./fix.js";

/** A range of the spec file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Severity = "error" | "warning" | "info";

/** One message to the person who wrote the spec. */
export interface Diagnostic {
  /** `area/kebab-name`; part of the API, never renamed. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and why, one sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
  readonly span: Span;
  /** JSON pointer into the spec (RFC 6901). */
  readonly path?: string;
  /** The environments in which it holds, where it does not hold in the spec itself. */
  readonly environments?: readonly string[];
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** Which of several things at one place it is about: a cookie, a header, a host. */
  readonly subject?: string;
  /** What would silence it; its places are JSON pointers into the text. */
  readonly fix?: Fix;
  /**
   * The place in words that outlive edits: `path` with items of lists named by what they are (a behavior's path, a host)
   * instead of their index.
   */
  readonly identity?: string;
  /** Who says that it may stay, and why: then it neither counts nor fails anything. */
  readonly suppressed?: Suppressed;
}

/** `inSource`: a comment of the spec at this line; `config`: a baseline, or a level `off` of `lint.rules`. */
export interface Suppressed {
  readonly by: "inSource" | "config";
  readonly reason: string;
  readonly line?: number;
}

/** What every phase returns. No value means at least one error; a value may come with warnings. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}
