import { pretty } from "../report/pretty.js";
import type { RouteError } from "../route/route-error.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { SpecFile } from "./read-spec.js";
import { sayProblems, type Terminal } from "./terminal.js";

/** Why nothing could be answered for a spec, and with which exit code that ends. */
export function sayWhyNot({ message, hint, findings }: RouteError, spec: SpecFile, terminal: Terminal): ExitCode {
  const { err, colors, width } = terminal;
  if (findings.length === 0) return sayProblems(terminal, [{ message, hint }]);
  const sources = new Map(spec.isOutside ? [] : [[spec.file, spec.text]]);
  err(pretty(findings, { sources, colors, width }));
  return findings.some(({ code }) => code === "spec/environment-unknown") ? exitCode.usage : exitCode.findings;
}
