import type { Span } from "../diagnostics/diagnostic.js";

/** Where a value came from. `explain PATH` prints it; a diagnostic points at its span. */
export type Origin =
  | { readonly by: "spec"; readonly span: Span }
  | { readonly by: "environment"; readonly name: string; readonly span: Span }
  | { readonly by: "default"; readonly of: string; readonly source: string }
  | { readonly by: "derived"; readonly rule: string; readonly source: string };
