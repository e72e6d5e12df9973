import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import { childPointer } from "../parse/pointer.js";
import { dotted } from "./dotted.js";

/* Decimal digits without a leading zero or plus sign: what a number looks like to everybody. */
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

const isPlain = (value: number, source: string): boolean =>
  plainNumber.test(source) && (Number.isSafeInteger(value) || !Number.isInteger(value));

/** Numbers that YAML reads otherwise than people do: octal, hexadecimal, leading zeros, more digits than are kept. */
export function numberSpelling(document: Document, skip: ReadonlySet<string>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value === "number" && Number.isFinite(value) && !skip.has(pointer)) {
      const source = document.sourceOf(pointer) ?? String(value);
      if (isPlain(value, source)) return;
      const params = { path: dotted(pointer), source, value };
      found.push(diagnose("spec/number-spelling", params, document.spanOf(pointer), { path: pointer }));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inside] of Object.entries(value)) visit(inside, childPointer(pointer, key));
    }
  };
  visit(document.root, "");
  return found;
}
