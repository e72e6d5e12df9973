import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { pretty } from "../report/pretty.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { SpecFile } from "./read-spec.js";
import type { Terminal } from "./terminal.js";

/** Says the findings that leave a verb without a spec to work on, and with which exit code that ends. */
export function sayFindings(findings: readonly Diagnostic[], spec: SpecFile, terminal: Terminal): ExitCode {
  const { err, colors, width } = terminal;
  const sources = new Map(spec.isOutside ? [] : [[spec.file, spec.text]]);
  err(pretty(findings, { sources, colors, width }));
  return findings.some(({ code }) => code === "spec/environment-unknown") ? exitCode.usage : exitCode.findings;
}
