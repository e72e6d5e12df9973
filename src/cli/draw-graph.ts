import { graphOf } from "../compile.js";
import { drawings, isDrawing, type DrawingFormat } from "../drawing/formats.js";
import { visible, visibleJson } from "../report/visible.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { type Problem, reasonOf } from "./problem.js";
import { readIfThere } from "./read-if-there.js";
import { readSpec, readStandardInput } from "./read-spec.js";
import { sayFindings } from "./say-findings.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";
import { writeArtifacts } from "./write-artifacts.js";

/** What is at a path already: nothing, or a text. */
function readBefore(file: string): { readonly before: string | undefined } | Problem {
  try {
    return { before: readIfThere(file) };
  } catch (error) {
    return { message: `${file} cannot be written: ${reasonOf(error)}.` };
  }
}

/** Writes a drawing where nothing is, or an older one. */
async function write(path: string, text: string): Promise<Problem | undefined> {
  const found = readBefore(path);
  if ("message" in found) return found;
  const { before } = found;
  if (before !== undefined && !isDrawing(before)) {
    const message = `${path} is there, and no drawing of wpspec: it is left as it is.`;
    return { message, hint: "Give another file to --out, or remove it first." };
  }
  return writeArtifacts({ write: [{ path, text, before }], remove: [] });
}

/** `wpspec graph`: the architecture of one spec as text of some language. */
export async function drawGraph({ operands, options, terminal }: Call): Promise<ExitCode> {
  const [file = "wordpress.yaml"] = operands;
  const read = file === "-" ? await readStandardInput() : readSpec(file);
  if ("problem" in read) return sayProblems(terminal, [read.problem]);
  const { env, out } = options;
  const { graph, findings } = graphOf(read.spec.text, read.spec.file, typeof env === "string" ? env : undefined);
  if (graph === undefined) return sayFindings(findings, read.spec, terminal);
  // The choices of the flag are exactly the formats.
  const format = options["format"] as DrawingFormat;
  const drawn = drawings[format](graph);
  const text = format === "json" ? visibleJson(drawn) : drawn;
  if (typeof out !== "string" || out === "-") {
    terminal.out(text);
    return exitCode.fine;
  }
  const problem = await write(out, text);
  if (problem !== undefined) return sayProblems(terminal, [problem]);
  terminal.err(`Drew ${visible(out)}.\n`);
  return exitCode.fine;
}
