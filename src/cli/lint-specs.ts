import { byCodeUnit } from "../compiler/order.js";
import { lint } from "../lint.js";
import { counting } from "../report/chosen.js";
import { type ExitCode, worst } from "./exit-code.js";
import { findSpecs } from "./find-specs.js";
import { formatProblem, reportText } from "./report-format.js";
import { counted, sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";
import { limitProblem, verdict } from "./verdict.js";

/** `wpspec lint`: checks specs with all of their environments, and writes nothing but the report. */
export async function lintSpecs({ operands, options, terminal }: Call): Promise<ExitCode> {
  const usage = formatProblem(options) ?? limitProblem(options);
  if (usage !== undefined) return sayProblems(terminal, [usage]);
  const { specs: read, problems, skipped } = await findSpecs(operands);
  const specs = read.toSorted((a, b) => byCodeUnit(a.file, b.file));
  if (skipped > 0) terminal.err(`Passed over ${counted(skipped, "YAML file")} without \`tier\` and \`name\`.\n`);
  const findings = specs.flatMap(({ file, text }) => lint(text, { file }).findings);
  terminal.out(await reportText({ findings, specs }, options, terminal));
  if (counting(findings).length === 0 && specs.length > 0)
    terminal.err(`Nothing is wrong in ${counted(specs.length, "file")}.\n`);
  return worst([sayProblems(terminal, problems), verdict(findings, options, terminal)]);
}
