import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";

/** ` (environment staging)`, for what the spec itself does not have; else nothing. */
export function environmentsText({ environments = [] }: Diagnostic): string {
  if (environments.length === 0) return "";
  return ` (environment${environments.length === 1 ? "" : "s"} ${environments.join(", ")})`;
}
