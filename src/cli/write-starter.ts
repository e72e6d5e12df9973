import { writeFileSync } from "node:fs";
import { visible } from "../report/visible.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { reasonOf } from "./problem.js";
import { starter, type Tier } from "./starter.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";

/** `wpspec init`: writes a starter spec where nothing is yet. */
export async function writeStarter({ options, terminal }: Call): Promise<ExitCode> {
  // The choices of the flag are exactly the tiers.
  const text = starter(options["tier"] as Tier);
  const file = String(options["out"]);
  if (file === "-") {
    terminal.out(text);
    return exitCode.fine;
  }
  try {
    // `wx` fails on whatever is there, a link that leads nowhere included.
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    const message = isThere ? `${file} exists and is left as it is.` : `${file} cannot be written: ${reasonOf(error)}.`;
    return sayProblems(terminal, [{ message, hint: "Give another file to --out, or - to see the text." }]);
  }
  terminal.err(`Wrote ${visible(file)}. Next: set its name and region, then run \`wpspec compile --target cfn\`.\n`);
  return exitCode.fine;
}
