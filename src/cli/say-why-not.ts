import type { RouteError } from "../route/route-error.js";
import type { ExitCode } from "./exit-code.js";
import type { SpecFile } from "./read-spec.js";
import { sayFindings } from "./say-findings.js";
import { sayProblems, type Terminal } from "./terminal.js";

/** Why nothing could be answered for a spec, and with which exit code that ends. */
export function sayWhyNot({ message, hint, findings }: RouteError, spec: SpecFile, terminal: Terminal): ExitCode {
  return findings.length === 0 ? sayProblems(terminal, [{ message, hint }]) : sayFindings(findings, spec, terminal);
}
