import { fixSpec } from "../fix.js";
import type { CheckContext } from "../check.js";
import type { FixWish } from "./lint-wish.js";
import type { Problem } from "./problem.js";
import type { SpecFile } from "./read-spec.js";
import { counted, shown, type Terminal } from "./terminal.js";
import { writeArtifacts } from "./write-artifacts.js";
import { realpathSync } from "node:fs";

const mark = "\ufeff";

interface Mended {
  readonly spec: SpecFile;
  readonly before: string;
  readonly count: number;
}

function mendedOf(spec: SpecFile, { unsafe }: FixWish, context: CheckContext): Mended {
  const start = spec.text.startsWith(mark) ? mark : "";
  const { text, mended } = fixSpec(spec.text.slice(start.length), { file: spec.file, unsafe, ...context });
  return { spec: { ...spec, text: start + text }, before: spec.text, count: mended.length };
}

/** Where a file really is: a link is followed, so that it stays one. */
const target = (file: string): string => realpathSync(file);

/**
 * Mends specs in place, all of them or none; or shows on stdout what it would change. Gives the specs as they are now.
 */
export async function fixSpecs(
  specs: readonly SpecFile[],
  wish: FixWish,
  context: CheckContext,
  { out, err }: Terminal,
): Promise<{ readonly specs: readonly SpecFile[]; readonly problem?: Problem }> {
  const all = specs.map((spec) => mendedOf(spec, wish, context));
  const changed = all.filter(({ spec, before }) => spec.text !== before);
  const total = changed.reduce((sum, { count }) => sum + count, 0);
  const what = `${counted(total, "finding")} in ${counted(changed.length, "file")}`;
  if (wish.isDry) {
    const { createTwoFilesPatch } = await import("diff");
    for (const { spec, before } of changed)
      out(shown(createTwoFilesPatch(`a/${spec.file}`, `b/${spec.file}`, before, spec.text, undefined, undefined)));
    err(changed.length === 0 ? "Nothing can be mended.\n" : `--fix would mend ${what}.\n`);
    return { specs };
  }
  const write = changed.map(({ spec, before }) => ({ path: target(spec.file), text: spec.text, before }));
  const problem = await writeArtifacts({ write, remove: [] });
  if (problem !== undefined) return { specs, problem };
  if (changed.length > 0) err(`Mended ${what}.\n`);
  return { specs: all.map(({ spec }) => spec) };
}
