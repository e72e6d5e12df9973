import { createProgram } from "./program.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { shown } from "./terminal.js";
import { version } from "./version.js";

/** Runs one command line; never rejects. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await createProgram(version)(argv);
  } catch (error) {
    sayBug(error, argv);
    return exitCode.bug;
  }
}

/** Our own mistake: what it is, and what a report needs. The stack only on request, for it tells users nothing. */
function sayBug(error: unknown, argv: readonly string[]): void {
  const message = error instanceof Error ? error.message : String(error);
  const lines = [
    `wpspec failed by a mistake of its own: ${message}`,
    "Nothing is wrong with your command. Report it with these lines, and with the spec if you may share it:",
    `  wpspec ${version}, node ${process.version}, ${process.platform}-${process.arch}`,
    `  wpspec ${argv.join(" ")}`,
  ];
  if (process.env["WPSPEC_DEBUG"] === undefined)
    lines.push("With WPSPEC_DEBUG=1 in the environment it also prints where.");
  else if (error instanceof Error) lines.push(error.stack ?? "");
  process.stderr.write(shown(`${lines.join("\n")}\n`));
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCode.fine);
  throw error;
});

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
