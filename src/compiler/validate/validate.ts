import { schemaText } from "../../generated/schema.js";
import type { Spec } from "../../generated/spec.js";
import { validateOverlay, validateSpec } from "../../generated/validate.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { inOrder } from "../diagnostics/order.js";
import type { Document } from "../parse/document.js";
import { childPointer, dotted } from "./child-pointer.js";
import { describeProblem } from "./describe-problem.js";
import { findProblems } from "./find-problems.js";
import { numberSpelling } from "./number-spelling.js";
import { isMapping, type SchemaNode } from "./schema-node.js";

/** Each environment of a spec with its pointer. */
function environmentsOf(root: unknown): readonly { readonly pointer: string; readonly overlay: unknown }[] {
  const environments = isMapping(root) ? root["environments"] : undefined;
  if (!isMapping(environments)) return [];
  return Object.entries(environments)
    .filter(([, overlay]) => isMapping(overlay))
    .map(([name, overlay]) => ({ pointer: childPointer("/environments", name), overlay }));
}

/** For a place of which the validator says no and the search for a reason finds none: at least the place is named. */
const unexplained = (document: Document, pointer: string): Diagnostic =>
  diagnose("spec/does-not-fit", { path: dotted(pointer), what: "" }, document.keySpanOf(pointer), { path: pointer });

/**
 * Checks the shape of a spec: keys, types, allowed values, each environment as an overlay whichever is chosen. One
 * error for each place, the most specific one, in source order.
 */
export function validate(document: Document): Outcome<Spec> {
  const { root: spec } = document;
  const parts = [
    { pointer: "", value: spec, isOverlay: false, isValid: validateSpec(spec) },
    ...environmentsOf(spec).map(({ pointer, overlay }) => ({
      pointer,
      value: overlay,
      isOverlay: true,
      isValid: validateOverlay(overlay),
    })),
  ];
  const refused = parts.filter(({ isValid }) => !isValid);
  // Only where something is wrong, because reading the schema takes longer than checking a spec.
  const root = refused.length === 0 ? {} : (JSON.parse(schemaText) as SchemaNode);
  const diagnostics: Diagnostic[] = [];
  const explained = new Set<string>();
  for (const { pointer, value, isOverlay } of refused) {
    const problems = findProblems({ root, isOverlay }, root, value, pointer);
    for (const problem of problems) {
      explained.add(problem.pointer);
      diagnostics.push(describeProblem(problem, { document, root }));
    }
    if (problems.length === 0) diagnostics.push(unexplained(document, pointer));
  }
  diagnostics.push(...numberSpelling(document, explained));
  if (diagnostics.length > 0) return { diagnostics: inOrder(diagnostics) };
  // The validator has just said so.
  return { value: spec as Spec, diagnostics };
}
