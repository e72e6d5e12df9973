import { createTwoFilesPatch } from "diff";
import { visible } from "../report/visible.js";
import type { OutputPlan } from "./output-plan.js";
import { shown, type Terminal } from "./terminal.js";

/** Says how the files on disk differ from what would be written, with a unified diff on stdout; how many do. */
export function checkArtifacts({ files, stale }: OutputPlan, terminal: Terminal): number {
  const { err, colors } = terminal;
  const changed = files.filter((file) => file.before !== file.text);
  for (const { path, text, before } of changed) {
    const word = before === undefined ? "missing" : "different";
    err(`${colors.red(word)}: ${visible(path)}\n`);
    if (before !== undefined) printDiff(path, before, text, terminal);
  }
  for (const path of stale) err(`${colors.red("stale")}: ${visible(path)} (the spec no longer gives it)\n`);
  return changed.length + stale.length;
}

/** More edits than this are not read by people, and take long to find. */
const mostEdits = 4_000;

function printDiff(path: string, before: string, after: string, { out, err, outColors }: Terminal): void {
  const options = { maxEditLength: mostEdits, timeout: 5_000 };
  // No headers behind the names: a tab would come before them, and tabs are shown as what they are.
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
  if (patch === undefined) return err("  It differs in nearly every line, so no diff is shown.\n");
  const paint = (line: string): string => {
    if (line.startsWith("-")) return outColors.red(line);
    if (line.startsWith("+")) return outColors.green(line);
    return line.startsWith("@@") ? outColors.cyan(line) : line;
  };
  const lines = patch.replace(/^=+\n/u, "").replace(/\n$/u, "").split("\n");
  out(`${lines.map((line) => paint(shown(line))).join("\n")}\n`);
}
