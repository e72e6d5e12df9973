import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { counting } from "../report/chosen.js";
import { counted, type Terminal } from "./terminal.js";

/** Silence could mean that nothing was looked at. */
export function sayNothingFound(findings: readonly Diagnostic[], files: number, { err }: Terminal): void {
  if (counting(findings).length === 0 && files > 0) err(`Nothing is wrong in ${counted(files, "file")}.\n`);
}
