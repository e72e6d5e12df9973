import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { visible } from "./visible.js";

/** One line for each finding, as compilers print them: `file:line:column: severity: message [code]`. */
export function unix(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(
      ({ span, severity, message, code }) =>
        `${visible(`${span.file}:${span.line}:${span.column}: ${severity}: ${message} [${code}]`)}\n`,
    )
    .join("");
}
