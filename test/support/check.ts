import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { capped } from "../../src/compiler/diagnostics/order.js";
import { parse } from "../../src/compiler/parse/parse.js";
import { validate } from "../../src/compiler/validate/validate.js";

/** Every phase that can find a mistake in a spec, each one as far as the one before lets it. */
export function check(text: string, file: string): readonly Diagnostic[] {
  const parsed = parse(text, file);
  if (parsed.value === undefined) return capped(parsed.diagnostics);
  const validated = validate(parsed.value);
  return capped([...parsed.diagnostics, ...validated.diagnostics]);
}
