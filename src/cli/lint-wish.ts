import type { CheckContext } from "../check.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { readSettings } from "../settings.js";
import type { Problem } from "./problem.js";
import { readSpec } from "./read-spec.js";
import type { Call } from "./verb.js";

/** What `--fix` is to do; `isDry`: only show it. */
export interface FixWish {
  readonly unsafe: boolean;
  readonly isDry: boolean;
}

export interface BaselineWish {
  readonly file: string;
  /** `use`: what is in it may stay; `write`: all that is found now goes into it; `prune`: what is found no more leaves it. */
  readonly does: "use" | "write" | "prune";
}

/** What the flags of `lint` ask for beside the report. */
export interface LintWish {
  readonly context: CheckContext;
  readonly fix: FixWish | undefined;
  readonly baseline: BaselineWish | undefined;
  /** What standard input is called. */
  readonly stdinName: string | undefined;
}

/** Why the flags cannot be followed: a sentence, or what is wrong with the settings, with their text. */
export type WishProblem =
  | { readonly problem: Problem }
  | { readonly findings: readonly Diagnostic[]; readonly file: string; readonly text: string };

export const defaultBaseline = ".wpspec-baseline.json";

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A day as it is in the calendar: the thirtieth of February is none. */
function isDay(value: string): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== "" && date.toISOString().startsWith(value);
}

function baselineOf({ baseline, writeBaseline, pruneBaseline }: Call["options"]): BaselineWish | Problem | undefined {
  if (writeBaseline === true && pruneBaseline === true)
    return {
      message: "--write-baseline and --prune-baseline do not go together.",
      hint: "Writing leaves nothing to prune.",
    };
  const file = text(baseline) ?? defaultBaseline;
  if (writeBaseline === true) return { file, does: "write" };
  if (pruneBaseline === true) return { file, does: "prune" };
  return baseline === undefined ? undefined : { file, does: "use" };
}

function fixOf({ fix, unsafe, dryRun }: Call["options"]): FixWish | Problem | undefined {
  if (fix === true) return { unsafe: unsafe === true, isDry: dryRun === true };
  const flag = unsafe === true ? "--unsafe" : dryRun === true ? "--dry-run" : undefined;
  return flag === undefined ? undefined : { message: `${flag} belongs to --fix.`, hint: `Write --fix ${flag}.` };
}

const problemIn = (...found: readonly (object | undefined)[]): Problem | undefined =>
  found.find((each): each is Problem => each !== undefined && "message" in each);

export function readLintWish({ operands, options }: Call): LintWish | WishProblem {
  const { config, today, stdinFilename } = options;
  const [fix, baseline] = [fixOf(options), baselineOf(options)];
  const isStdin = operands.includes("-");
  const problem =
    problemIn(fix, baseline) ??
    (typeof today === "string" && !isDay(today)
      ? { message: `--today ${today} is no day.`, hint: "Write it as 2027-01-31." }
      : undefined) ??
    (stdinFilename !== undefined && !isStdin
      ? { message: "--stdin-filename is the name of standard input, which is not read.", hint: "Add - to the files." }
      : undefined) ??
    (fix !== undefined && isStdin
      ? { message: "--fix changes files, and standard input is none.", hint: "Name the file." }
      : undefined) ??
    (fix !== undefined && baseline !== undefined && "does" in baseline && baseline.does !== "use"
      ? { message: "--fix and a new baseline do not go together.", hint: "Mend first, then write what is left." }
      : undefined);
  if (problem !== undefined) return { problem };
  const wish = {
    fix: fix as FixWish | undefined,
    baseline: baseline as BaselineWish | undefined,
    stdinName: text(stdinFilename),
  };
  const day = { today: text(today) };
  const file = text(config);
  if (file === undefined) return { ...wish, context: day };
  const read = readSpec(file);
  if ("problem" in read) return { problem: { message: read.problem.message } };
  const settings = readSettings(read.spec.text, file);
  if (settings.value === undefined) return { findings: settings.diagnostics, file, text: read.spec.text };
  return { ...wish, context: { ...day, settings: settings.value } };
}
