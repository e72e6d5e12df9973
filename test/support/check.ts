import { check as checkSpec } from "../../src/check.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";

/** What every phase up to the rules finds in a spec, beyond what is said of each that has no name (`tls/no-domain`). */
export const check = (text: string, file: string): readonly Diagnostic[] =>
  checkSpec(text, file).findings.filter(({ code }) => code !== "tls/no-domain");
