import { schemaText } from "../../generated/schema.js";
import type { Spec } from "../../generated/spec.js";
import { validateOverlay, validateSpec, type Validator } from "../../generated/validate.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { inOrder } from "../diagnostics/order.js";
import type { Document } from "../parse/document.js";
import { childPointer } from "../parse/pointer.js";
import { dotted } from "./dotted.js";
import { describeProblem } from "./describe-problem.js";
import { findProblems } from "./find-problems.js";
import { numberSpelling } from "./number-spelling.js";
import type { Problem } from "./problem.js";
import { isMapping, type SchemaNode } from "./schema-node.js";

/** Each environment of a spec with its pointer. */
function environmentsOf(root: unknown): readonly { readonly pointer: string; readonly overlay: unknown }[] {
  const environments = isMapping(root) ? root["environments"] : undefined;
  if (!isMapping(environments)) return [];
  return Object.entries(environments)
    .filter(([, overlay]) => isMapping(overlay))
    .map(([name, overlay]) => ({ pointer: childPointer("/environments", name), overlay }));
}

/**
 * Pointers of what the generated validator refuses. It compares items of lists by their own methods, and a mapping
 * where text is due may have a key of such a name, or none at all: what it cannot look at is no spec either.
 */
function refusals(validator: Validator<unknown>, value: unknown): readonly string[] {
  try {
    return validator(value) ? [] : (validator.errors ?? []).map(({ instancePath }) => instancePath);
  } catch {
    return [""];
  }
}

/** For a place of which the validator says no and the search for a reason finds none: at least the place is named. */
const unexplained = (document: Document, pointer: string): Diagnostic =>
  diagnose("spec/does-not-fit", { path: dotted(pointer), what: "" }, document.keySpanOf(pointer), { path: pointer });

/* More than are ever shown. Finding the words takes longer than finding the problem. */
const mostDescribed = 200;

/** The problems that stand first in the file. */
function firstOf(problems: readonly Problem[], document: Document): readonly Problem[] {
  if (problems.length <= mostDescribed) return problems;
  return problems
    .map((problem) => ({ problem, at: document.keySpanOf(problem.pointer) }))
    .toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
    .slice(0, mostDescribed)
    .map(({ problem }) => problem);
}

/**
 * Checks the shape of a spec: keys, types, allowed values, each environment as an overlay whichever is chosen. One
 * error for each place, the most specific one, in source order.
 */
export function validate(document: Document): Outcome<Spec> {
  const { root: spec } = document;
  const parts = [
    { pointer: "", value: spec, isOverlay: false, refused: refusals(validateSpec, spec) },
    ...environmentsOf(spec).map(({ pointer, overlay }) => ({
      pointer,
      value: overlay,
      isOverlay: true,
      refused: refusals(validateOverlay, overlay),
    })),
  ];
  const wrong = parts.filter(({ refused }) => refused.length > 0);
  // Only where something is wrong, because reading the schema takes longer than checking a spec.
  const root = wrong.length === 0 ? {} : (JSON.parse(schemaText) as SchemaNode);
  const diagnostics: Diagnostic[] = [];
  const explained = new Set<string>();
  for (const { pointer, value, isOverlay, refused } of wrong) {
    const problems = findProblems({ root, isOverlay }, root, value, pointer);
    for (const problem of problems) explained.add(problem.pointer);
    for (const problem of firstOf(problems, document)) diagnostics.push(describeProblem(problem, { document, root }));
    if (problems.length === 0) diagnostics.push(...refused.map((below) => unexplained(document, `${pointer}${below}`)));
  }
  diagnostics.push(...numberSpelling(document, explained));
  if (diagnostics.length > 0) return { diagnostics: inOrder(diagnostics) };
  // The validator has just said so.
  return { value: spec as Spec, diagnostics };
}
