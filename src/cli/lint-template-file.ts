import { lintTemplate } from "../lint-template.js";
import { RouteError } from "../route/route-error.js";
import { type ExitCode } from "./exit-code.js";
import type { LintWish } from "./lint-wish.js";
import { largestTemplate, readSpec } from "./read-spec.js";
import { reportText } from "./report-format.js";
import { sayNothingFound } from "./say-nothing-found.js";
import { sayWhyNot } from "./say-why-not.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";
import { verdict } from "./verdict.js";

/** `wpspec lint --template FILE`: what the rules of CloudFront find in a template of anybody's. */
export async function lintTemplateFile(file: string, call: Call, { context }: LintWish): Promise<ExitCode> {
  const { operands, options, terminal } = call;
  if (operands.length > 0)
    return sayProblems(terminal, [
      { message: "--template takes the template's name, and specs are not checked with it.", hint: "Run lint twice." },
    ]);
  const read = readSpec(file, largestTemplate);
  if ("problem" in read) return sayProblems(terminal, [read.problem]);
  const { distribution } = options;
  try {
    const report = lintTemplate(read.spec.text, {
      file,
      distribution: typeof distribution === "string" ? distribution : undefined,
      settings: context.settings,
    });
    for (const name of report.unknown)
      terminal.err(`${name} was passed over: not all of its behaviors are known from ${file}.\n`);
    const found = { findings: report.findings, files: [file], specs: [read.spec] };
    terminal.out(await reportText(found, options, terminal));
    if (report.unknown.length === 0) sayNothingFound(report.findings, 1, terminal);
    return verdict([report], options, terminal);
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
    return sayWhyNot(error, read.spec, terminal);
  }
}
