import { isStopping } from "../compiler/diagnostics/order.js";
import { join } from "node:path";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import type { Artifact } from "../emitters/artifact.js";
import { headerName } from "../emitters/header.js";
import { compileTo } from "../compile.js";
import { pretty } from "../report/pretty.js";
import { artifactsText } from "./artifacts-text.js";
import { readWish, type Wish, wishProblem } from "./compile-wish.js";
import { deliver } from "./deliver.js";
import { type ExitCode, exitCode, worst } from "./exit-code.js";
import { emittersOf, folderOf } from "../targets.js";
import { allOf, newSearch, specsIn } from "./find-specs.js";
import { type Output, planOutput } from "./output-plan.js";
import type { Problem } from "./problem.js";
import { saySkipped } from "./say-skipped.js";
import type { SpecFile } from "./read-spec.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";

interface Compiled {
  readonly spec: SpecFile;
  readonly name: string;
  readonly artifacts: readonly Artifact[];
}

interface Compilation {
  readonly compiled: readonly Compiled[];
  readonly findings: readonly Diagnostic[];
  /** Whether `--env` names an environment that none of the specs has: a word mistyped, and no mistake in a spec. */
  readonly isEnvUnknown: boolean;
  /** Texts whose lines may be shown. */
  readonly sources: ReadonlyMap<string, string>;
}

/** `wpspec compile`: reads, compiles, and only when all of it went well writes, prints or compares. */
export async function compileSpecs({ operands, options, terminal }: Call): Promise<ExitCode> {
  const usage = wishProblem(options);
  if (usage !== undefined) return sayProblems(terminal, [usage]);
  const wish = readWish(options);
  const search = newSearch();
  const specs = await allOf(specsIn(operands, search));
  const { problems, isSearch } = search;
  saySkipped(search, terminal);
  const { compiled, findings, isEnvUnknown, sources } = await compileAll(specs, wish);
  const hasErrors = findings.some(isStopping);
  const isOurs = findings.some(({ code }) => code.startsWith("internal/"));
  const found = isOurs ? exitCode.bug : isEnvUnknown ? exitCode.usage : hasErrors ? exitCode.findings : exitCode.fine;
  const code = worst([sayProblems(terminal, problems), found]);
  terminal.err(pretty(findings, { sources, colors: terminal.colors, width: terminal.width }));
  if (code !== exitCode.fine) {
    if (!wish.isCheck) terminal.err("Nothing was written.\n");
    return code;
  }
  const isSeveral = isSearch || specs.length > 1;
  const twins = isSeveral ? sameName(compiled) : [];
  if (twins.length > 0) return sayProblems(terminal, twins);
  const outputs = compiled.map((each): Output => {
    const header = { spec: headerName(each.spec.file), ...(wish.env === undefined ? {} : { environment: wish.env }) };
    const directory = isSeveral ? join(wish.out, each.name) : wish.out;
    return { directory, artifacts: each.artifacts, header, folders: wish.targets.map((target) => folderOf[target]) };
  });
  if (wish.out !== "-") return deliver(outputs.map(planOutput), wish, terminal);
  const named = compiled.map(({ name, artifacts }) => ({ folder: isSeveral ? name : "", artifacts }));
  terminal.out(artifactsText(named));
  return exitCode.fine;
}

async function compileAll(specs: readonly SpecFile[], { targets, format, env }: Wish): Promise<Compilation> {
  const emitters = await emittersOf(targets, format);
  const compiled: Compiled[] = [];
  const all: Diagnostic[] = [];
  const sources = new Map<string, string>();
  let unknown = 0;
  for (const spec of specs) {
    const { artifacts, findings, name } = compileTo(spec.text, { file: spec.file, env }, emitters);
    all.push(...findings);
    if (findings.some(({ code }) => code === "spec/environment-unknown")) unknown += 1;
    if (findings.length > 0 && (await mayQuote(spec))) sources.set(spec.file, spec.text);
    if (name !== undefined && !findings.some(isStopping)) {
      compiled.push({ spec, name, artifacts });
    }
  }
  return { compiled, findings: all, isEnvUnknown: unknown > 0 && unknown === specs.length, sources };
}

/** Of a file from elsewhere that is no spec no line is quoted: a link in a pull request may point at a secret. */
async function mayQuote(spec: SpecFile): Promise<boolean> {
  return !spec.isOutside || (await import("./looks-like-spec.js")).saysVersion(spec.text);
}

/** Specs that would write to one directory; compared as file systems that ignore case do. */
function sameName(compiled: readonly Compiled[]): Problem[] {
  const seen = new Map<string, SpecFile>();
  return compiled.flatMap(({ name, spec }) => {
    const first = seen.get(name.toLowerCase());
    if (first === undefined) seen.set(name.toLowerCase(), spec);
    if (first === undefined) return [];
    const message = `${first.file} and ${spec.file} are both named ${name}, so one would overwrite the other.`;
    return [{ message, hint: "Give each its own `name`, or compile them with different --out." }];
  });
}
