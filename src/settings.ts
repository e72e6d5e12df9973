import type { Diagnostic } from "./compiler/diagnostics/diagnostic.js";
import type { Outcome } from "./compiler/diagnostics/diagnostic.js";
import type { Document } from "./compiler/parse/document.js";
import { parse } from "./compiler/parse/parse.js";
import { childPointer } from "./compiler/parse/pointer.js";
import { validate } from "./compiler/validate/validate.js";
import { rules } from "./generated/rules.js";
import { badLevels, type LintSettings } from "./lint/levels.js";

/** What any spec has, so that settings can be looked at as `lint:` of one: they are one language. */
const smallest = { version: 1, name: "settings", tier: "elastic", region: "us-east-1" };

const inSettings = (pointer: string): string => (pointer.startsWith("/lint") ? pointer.slice("/lint".length) : "");

const asSpec = (document: Document): Document => ({
  ...document,
  root: { ...smallest, lint: document.root },
  has: (pointer) => document.has(inSettings(pointer)),
  spanOf: (pointer) => document.spanOf(inSettings(pointer)),
  keySpanOf: (pointer) => document.keySpanOf(inSettings(pointer)),
  sourceOf: (pointer) => document.sourceOf(inSettings(pointer)),
});

const inFile = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, path: inSettings(diagnostic.path ?? "") });

/**
 * Reads a file of settings for many specs: `rules` and `failOn`, as `lint:` of a spec has them. No value where it has errors.
 */
export function readSettings(text: string, file: string): Outcome<LintSettings> {
  const document = parse(text, file);
  if (document.value === undefined) return { diagnostics: document.diagnostics };
  const spec = validate(asSpec(document.value));
  if (spec.value === undefined) return { diagnostics: spec.diagnostics.map(inFile) };
  const settings = spec.value.lint ?? {};
  const { value } = document;
  const bad = badLevels(settings, Object.keys(rules)).map((each): Diagnostic => {
    const path = childPointer("/rules", each.subject);
    return { ...each, span: value.keySpanOf(path), path };
  });
  return bad.length > 0 ? { diagnostics: bad } : { value: settings, diagnostics: [] };
}
