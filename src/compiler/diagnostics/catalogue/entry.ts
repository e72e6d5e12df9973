import type { Severity } from "../diagnostic.js";

/** One kind of diagnostic: how grave it is, and its text. `P` is what the text needs to know. */
export interface Entry<P> {
  readonly severity: Severity;
  /** One or two full sentences: what is wrong with the value seen, and why it matters. */
  readonly message: (params: P) => string;
  /** What to write instead. */
  readonly hint?: (params: P) => string | undefined;
}

/** A part of the catalogue; `satisfies Entries` keeps the parameter types of each entry. */
export type Entries = Readonly<Record<string, Entry<never>>>;
