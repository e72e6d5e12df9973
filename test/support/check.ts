import { check as checkSpec } from "../../src/check.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";

/** What every phase up to the rules finds in a spec. */
export const check = (text: string, file: string): readonly Diagnostic[] => checkSpec(text, file).findings;
