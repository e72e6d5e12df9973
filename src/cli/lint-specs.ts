import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { byCodeUnit } from "../compiler/order.js";
import { pretty } from "../report/pretty.js";
import { withBaseline } from "./baseline.js";
import { type ExitCode, exitCode, worst } from "./exit-code.js";
import { allOf, newSearch, specsIn } from "./find-specs.js";
import { fixSpecs } from "./fix-specs.js";
import { lintAll } from "./lint-all.js";
import { lintTemplateFile } from "./lint-template-file.js";
import { readLintWish, type WishProblem } from "./lint-wish.js";
import type { SpecFile } from "./read-spec.js";
import { formatProblem, reportText } from "./report-format.js";
import { sayNothingFound } from "./say-nothing-found.js";
import { saySkipped } from "./say-skipped.js";
import { sayProblems, type Terminal } from "./terminal.js";
import type { Call } from "./verb.js";
import { limitProblem, verdict } from "./verdict.js";

function sayWishProblem(wish: WishProblem, terminal: Terminal): ExitCode {
  if ("problem" in wish) return sayProblems(terminal, [wish.problem]);
  const { findings, file, text } = wish;
  terminal.err(pretty(findings, { sources: new Map([[file, text]]), colors: terminal.colors, width: terminal.width }));
  return exitCode.usage;
}

const inOrder = <T extends { readonly file: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((one, other) => byCodeUnit(one.file, other.file));

export { serveLint } from "./lint-thread.js";

/** `wpspec lint`: checks specs with all of their environments; writes nothing but the report, unless it is asked to. */
export async function lintSpecs(call: Call): Promise<ExitCode> {
  const { operands, options, terminal } = call;
  const usage = formatProblem(options) ?? limitProblem(options);
  if (usage !== undefined) return sayProblems(terminal, [usage]);
  const wish = readLintWish(call);
  if (!("context" in wish)) return sayWishProblem(wish, terminal);
  const { template } = options;
  if (typeof template === "string") return lintTemplateFile(template, call, wish);
  const search = newSearch();
  const { problems } = search;
  let specs: AsyncIterable<SpecFile> | readonly SpecFile[] = specsIn(operands, search, wish.stdinName);
  if (wish.fix !== undefined) {
    const read = inOrder(await allOf(specs));
    saySkipped(search, terminal);
    const fixed = await fixSpecs(read, wish.fix, wish.context, terminal);
    if (fixed.problem !== undefined) return sayProblems(terminal, [...problems, fixed.problem]);
    specs = fixed.specs;
  }
  const linted = inOrder(await lintAll(specs, wish.context));
  if (wish.fix === undefined) saySkipped(search, terminal);
  const files = linted.map(({ file }) => file);
  let findings = linted.flatMap(({ report }) => report.findings);
  if (wish.baseline !== undefined) {
    const settled = await withBaseline(findings, files, wish.baseline, terminal);
    if (settled.problem !== undefined) return sayProblems(terminal, [...problems, settled.problem]);
    findings = [...settled.findings];
  }
  if (wish.fix?.isDry !== true) {
    const found = { findings, files, specs: linted.flatMap(({ spec }) => spec ?? []) };
    terminal.out(await reportText(found, options, terminal));
    sayNothingFound(findings, files.length, terminal);
  }
  const byFile = new Map(files.map((file) => [file, new Array<Diagnostic>()]));
  for (const each of findings) byFile.get(each.span.file)?.push(each);
  const judged = linted.map(({ file, report }) => ({ failOn: report.failOn, findings: byFile.get(file) ?? [] }));
  return worst([sayProblems(terminal, problems), verdict(judged, options, terminal)]);
}
