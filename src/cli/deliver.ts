import { dirname } from "node:path";
import { visible } from "../report/visible.js";
import type { Wish } from "./compile-wish.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { OutputPlan, PlannedFile } from "./output-plan.js";
import type { Problem } from "./problem.js";
import { counted, sayProblems, type Terminal } from "./terminal.js";
import { removeLeftovers, writeArtifacts } from "./write-artifacts.js";

/** Writes what was planned, or with `--check` says how the files on disk differ from it. */
export async function deliver(plans: readonly OutputPlan[], wish: Wish, terminal: Terminal): Promise<ExitCode> {
  const all: OutputPlan = {
    files: plans.flatMap((plan) => plan.files),
    stale: plans.flatMap((plan) => plan.stale),
    problems: plans.flatMap((plan) => plan.problems),
  };
  if (all.problems.length > 0) return refuse(all.problems, wish, terminal);
  return wish.isCheck ? await compare(all, terminal) : await write(all, wish, terminal);
}

async function compare(plan: OutputPlan, terminal: Terminal): Promise<ExitCode> {
  const { checkArtifacts } = await import("./check-artifacts.js");
  const differences = checkArtifacts(plan, terminal);
  if (differences === 0) {
    terminal.err(`Up to date: ${counted(plan.files.length, "file")}.\n`);
    return exitCode.fine;
  }
  terminal.err(`${counted(differences, "file")} to bring up to date. Next: the same command without --check.\n`);
  return exitCode.findings;
}

async function write(plan: OutputPlan, wish: Wish, terminal: Terminal): Promise<ExitCode> {
  const foreign = wish.isForced ? [] : plan.files.flatMap(foreignProblem);
  if (foreign.length > 0) return refuse(foreign, wish, terminal);
  const changed = plan.files.filter((file) => file.before !== file.text);
  const problem = await writeArtifacts({ write: changed, remove: plan.stale });
  if (problem !== undefined) return sayProblems(terminal, [problem]);
  removeLeftovers([...new Set(plan.files.map((file) => dirname(file.path)))], Date.now());
  for (const { path, text } of changed)
    terminal.err(`Wrote ${visible(path)} (${counted(Buffer.byteLength(text), "byte")}).\n`);
  for (const path of plan.stale) terminal.err(`Removed ${visible(path)}: the spec no longer gives it.\n`);
  const same = plan.files.length - changed.length;
  if (same > 0) terminal.err(`${counted(same, "file")} left as before.\n`);
  const [runbook, ...others] = plan.files.filter((file) => file.path.endsWith("README.md"));
  const which = others.length === 0 ? "it has" : "and the README.md of each other directory: they have";
  if (runbook !== undefined) terminal.err(`Next: follow ${visible(runbook.path)}; ${which} the commands to deploy.\n`);
  return exitCode.fine;
}

function foreignProblem({ path, owner }: PlannedFile): readonly Problem[] {
  if (owner === undefined) return [];
  return [
    { message: `${path} is not overwritten: ${owner}.`, hint: "Choose another --out, or overwrite it with --force." },
  ];
}

function refuse(problems: readonly Problem[], wish: Wish, terminal: Terminal): ExitCode {
  const code = sayProblems(terminal, problems);
  if (!wish.isCheck) terminal.err("Nothing was written.\n");
  return code;
}
