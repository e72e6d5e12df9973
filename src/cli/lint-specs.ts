import type { Diagnostic, Severity } from "../compiler/diagnostics/diagnostic.js";
import { lint } from "../lint.js";
import { json } from "../report/json.js";
import { pretty } from "../report/pretty.js";
import { unix } from "../report/unix.js";
import { type ExitCode, exitCode, worst } from "./exit-code.js";
import { findSpecs } from "./find-specs.js";
import { saysVersion } from "./looks-like-spec.js";
import type { SpecFile } from "./read-spec.js";
import { counted, sayProblems, type Terminal } from "./terminal.js";
import type { Call } from "./verb.js";

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const isSeverity = (word: unknown): word is Severity => typeof word === "string" && Object.hasOwn(ranks, word);

/** Texts whose lines may be shown: of a file from elsewhere that is no spec none is. */
const sourcesOf = (specs: readonly SpecFile[]): ReadonlyMap<string, string> =>
  new Map(specs.filter((spec) => !spec.isOutside || saysVersion(spec.text)).map(({ file, text }) => [file, text]));

function reportText(
  findings: readonly Diagnostic[],
  specs: readonly SpecFile[],
  format: unknown,
  { outColors, width }: Terminal,
): string {
  if (format === "json") return json(findings, { files: specs.length });
  if (format === "unix") return unix(findings);
  return pretty(findings, { sources: sourcesOf(specs), colors: outColors, width });
}

/** `wpspec lint`: checks specs with all of their environments, and writes nothing but the report. */
export async function lintSpecs({ operands, options, terminal }: Call): Promise<ExitCode> {
  const { specs, problems, skipped } = await findSpecs(operands);
  if (skipped > 0) terminal.err(`Passed over ${counted(skipped, "YAML file")} without \`tier\` and \`name\`.\n`);
  const findings = specs.flatMap(({ file, text }) => lint(text, { file }).findings);
  terminal.out(reportText(findings, specs, options["format"], terminal));
  if (findings.length === 0 && specs.length > 0)
    terminal.err(`Nothing is wrong in ${counted(specs.length, "file")}.\n`);
  const failOn = ranks[isSeverity(options["failOn"]) ? options["failOn"] : "error"];
  const isFailed = findings.some(({ severity }) => ranks[severity] >= failOn);
  return worst([sayProblems(terminal, problems), isFailed ? exitCode.findings : exitCode.fine]);
}
