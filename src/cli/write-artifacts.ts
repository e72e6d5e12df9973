import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { setImmediate } from "node:timers/promises";
import { basename, dirname, join } from "node:path";
import type { PlannedFile } from "./output-plan.js";
import { type Problem, reasonOf } from "./problem.js";

export interface Changes {
  readonly write: readonly PlannedFile[];
  readonly remove: readonly string[];
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const suffix = ".wpspec-tmp";

/**
 * Writes all of it or nothing: new texts are staged beside their targets and renamed last; what fails half-way is
 * undone. A signal waits until files are whole again, and then ends the process.
 */
export async function writeArtifacts(changes: Changes): Promise<Problem | undefined> {
  let caught: (typeof signals)[number] | undefined;
  const hold = (signal: (typeof signals)[number]): void => void (caught = signal);
  for (const signal of signals) process.on(signal, hold);
  const problem = writeNow(changes);
  // Signals are delivered between turns of the event loop: let one pass before letting go.
  await setImmediate();
  for (const signal of signals) process.off(signal, hold);
  if (caught !== undefined) process.kill(process.pid, caught);
  return problem;
}

/** Synchronous on purpose: nothing else of this process can come between. */
function writeNow({ write, remove }: Changes): Problem | undefined {
  const undo: (() => void)[] = [];
  let at = "";
  try {
    const staged = write.map((file) => {
      at = file.path;
      makeDirectory(dirname(file.path), undo);
      const temporary = join(dirname(file.path), `.${basename(file.path)}.${process.pid}${suffix}`);
      writeFileSync(temporary, file.text, { flag: "wx" });
      undo.push(() => rmSync(temporary, { force: true }));
      if (file.before !== undefined) chmodSync(temporary, statSync(file.path).mode & 0o777);
      return { file, temporary };
    });
    for (const { file, temporary } of staged) {
      at = file.path;
      renameSync(temporary, file.path);
      undo.push(() => (file.before === undefined ? unlinkSync(file.path) : writeFileSync(file.path, file.before)));
    }
  } catch (error) {
    const reason = reasonOf(error);
    for (const step of undo.reverse()) step();
    return { message: `${at} cannot be written: ${reason}. No file was changed.` };
  }
  return removeAll(remove);
}

function removeAll(stale: readonly string[]): Problem | undefined {
  for (const path of stale) {
    try {
      unlinkSync(path);
    } catch (error) {
      return { message: `${path} is no longer produced but cannot be removed: ${reasonOf(error)}.` };
    }
  }
  return undefined;
}

function makeDirectory(path: string, undo: (() => void)[]): void {
  const first = mkdirSync(path, { recursive: true });
  if (first !== undefined) undo.push(() => rmSync(first, { recursive: true, force: true }));
}

const oldMilliseconds = 600_000;

/** Removes staged files of runs that were killed at least ten minutes ago; those of a run still at work are younger. */
export function removeLeftovers(directories: readonly string[], now: number): void {
  for (const directory of directories) {
    for (const name of lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() === true
      ? readdirSync(directory)
      : []) {
      const path = join(directory, name);
      if (!name.startsWith(".") || !name.endsWith(suffix)) continue;
      const entry = lstatSync(path, { throwIfNoEntry: false });
      if (entry?.isFile() === true && now - entry.mtimeMs > oldMilliseconds) rmSync(path, { force: true });
    }
  }
}
