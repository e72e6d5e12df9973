import type { Diagnostic, Severity } from "../compiler/diagnostics/diagnostic.js";
import { counting } from "../report/chosen.js";
import { tally } from "../report/tally.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { Problem } from "./problem.js";
import { counted, type Terminal } from "./terminal.js";
import type { Call } from "./verb.js";

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const isSeverity = (word: unknown): word is Severity => typeof word === "string" && Object.hasOwn(ranks, word);

/** What is wrong with the flags that say how much may be found. */
export function limitProblem({ maxWarnings }: Call["options"]): Problem | undefined {
  if (maxWarnings === undefined || (typeof maxWarnings === "string" && /^\d{1,9}$/u.test(maxWarnings)))
    return undefined;
  return {
    message: `--max-warnings takes a number, and ${String(maxWarnings)} is none.`,
    hint: "Write 0 to allow none.",
  };
}

/** What was found in one file, and the lowest level that fails it. */
interface Judged {
  readonly findings: readonly Diagnostic[];
  readonly failOn: Severity;
}

/**
 * With which exit code findings end: by `--fail-on`, else by what each spec says, and by `--max-warnings`, whichever is
 * stricter; a rule that failed is our own mistake.
 */
export function verdict(reports: readonly Judged[], options: Call["options"], { err }: Terminal): ExitCode {
  const { failOn: asked, maxWarnings } = options;
  const findings = reports.flatMap((report) => counting(report.findings));
  const { warning } = tally(findings);
  const isOver = maxWarnings !== undefined && warning > Number(maxWarnings);
  if (isOver)
    err(
      `There ${warning === 1 ? "is" : "are"} ${counted(warning, "warning")}; --max-warnings allows ${Number(maxWarnings)}.\n`,
    );
  if (findings.some(({ code }) => code.startsWith("internal/"))) return exitCode.bug;
  const isFailed = reports.some((report) => {
    const lowest = ranks[isSeverity(asked) ? asked : report.failOn];
    return counting(report.findings).some(({ severity }) => ranks[severity] >= lowest);
  });
  return isOver || isFailed ? exitCode.findings : exitCode.fine;
}
