import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";

/** Why nothing could be answered: findings of the spec, or none where a file or a request cannot be read. */
export class RouteError extends Error {
  override readonly name = "RouteError";
  readonly findings: readonly Diagnostic[];
  readonly hint: string;

  constructor(message: string, hint: string, findings: readonly Diagnostic[] = []) {
    super(message);
    this.hint = hint;
    this.findings = findings;
  }
}
