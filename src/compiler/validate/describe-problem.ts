import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document, DocumentEnvironment } from "../parse/document.js";
import { unreachable } from "../unreachable.js";
import { allowedHint } from "./allowed-hint.js";
import { childPointer, stepsOf } from "../parse/pointer.js";
import { dotted, parentPointer } from "./dotted.js";
import { assignment, exampleOf, expectedAt, whatOf } from "./expected.js";
import { formReason } from "./form-reason.js";
import type { Problem } from "./problem.js";
import { follow, isMapping, type FollowedNode, type SchemaNode } from "./schema-node.js";
import { suggestKey } from "./suggest-key.js";
import { typeTrap } from "./type-trap.js";

interface Context {
  readonly document: Document;
  readonly root: SchemaNode;
}

/** The path inside of a spec, whether it stands at the top level or in an environment; items without their number. */
const pathInSpec = (pointer: string): string =>
  dotted(pointer.replace(/^\/environments\/[^/]+/, "")).replace(/\[\d+\]/g, "[]");

function wrongType(problem: Problem & { kind: "wrongType" }, { document, root }: Context): Diagnostic {
  const { pointer, value, schema } = problem;
  const path = dotted(pointer);
  const expected = expectedAt(schema, root);
  const source = document.sourceOf(pointer);
  if (value === null) {
    const isWritten = (source ?? "") !== "";
    return diagnose("spec/empty-value", { path, expected, isWritten }, document.spanOf(pointer), { path: pointer });
  }
  const trap = typeTrap({ path, value, source, schema }, root);
  return diagnose("spec/wrong-type", { path, expected, ...trap }, document.spanOf(pointer), { path: pointer });
}

function missingKey(
  { pointer, key, schema }: Problem & { kind: "missingKey" },
  { document, root }: Context,
): Diagnostic {
  const member = follow(schema.properties?.[key] ?? {}, root);
  const example = assignment(key, exampleOf(member) ?? "…");
  const params = { key, at: dotted(pointer), example, what: whatOf(member) };
  return diagnose("spec/missing-key", params, document.keySpanOf(pointer), { path: pointer });
}

const inSpec = (pointer: string): string => pointer.replace(/^\/environments\/[^/]+(?=\/)/, "");

const tagValue = {
  why: "values of tags hold up to 256 letters, digits, spaces and `_.:/=+-@`, because AWS takes no others",
  hint: "Leave the other characters out.",
};

const form = (problem: Problem & { kind: "form" }, { document }: Context): Diagnostic => {
  const { pointer, value, schema } = problem;
  const known = inSpec(parentPointer(pointer)) === "/tags" ? tagValue : undefined;
  const params = { path: dotted(pointer), value, ...(known ?? formReason(value, schema)) };
  return diagnose("spec/form", params, document.spanOf(pointer), { path: pointer });
};

/* Names that people choose, by the mapping they stand in; the schema has only their patterns. */
const names: Readonly<Record<string, { readonly why: string; readonly example: string }>> = {
  "/environments": {
    why: "names of environments start with a lower-case letter and have at most 16 lower-case letters, digits and single hyphens between them; `edge` and `recovery` are taken",
    example: "staging",
  },
  "/lint/rules": { why: "rules are named by a group and a name", example: "network/nat-single" },
  "/tags": {
    why: "keys of tags have 1 to 128 letters, digits, spaces and `_.:/=+-@`, and do not start with `aws:`",
    example: "team",
  },
};

const nameReason = (key: string, below: string, schema: FollowedNode): { why: string; example: string | undefined } =>
  names[inSpec(below)] ?? { why: formReason(key, schema).why, example: undefined };

function keyForm({ pointer, key, schema }: Problem & { kind: "keyForm" }, { document }: Context): Diagnostic {
  const params = { key, at: dotted(parentPointer(pointer)), ...nameReason(key, parentPointer(pointer), schema) };
  return diagnose("spec/key-form", params, document.keySpanOf(pointer), { path: pointer });
}

/** What is wrong with a name that nobody wrote: the spec's own with the environment's added. */
function nameWithEnvironment({ name, keySpan }: DocumentEnvironment, whole: string, schema: FollowedNode): Diagnostic {
  const at = { path: childPointer("/environments", name) };
  const { maxLength: most = 0 } = schema;
  if (whole.length > most)
    return diagnose("staging/name-too-long", { name: whole, environment: name, most }, keySpan, at);
  const why = `it is added to the spec's name, and \`${whole}\` ${formReason(whole, schema).why.replace(/^it /, "")}`;
  const params = { key: name, at: "environments", why, example: undefined };
  return diagnose("spec/key-form", params, keySpan, at);
}

/** Puts a problem into words, at the place where it is written. */
export function describeProblem(problem: Problem, context: Context): Diagnostic {
  const { document, root } = context;
  const { pointer, schema } = problem;
  const path = dotted(pointer);
  const at = { path: pointer };
  const span = document.spanOf(pointer);
  if (pointer === "/name" && document.environment !== undefined && isMapping(document.root))
    return nameWithEnvironment(document.environment, String(document.root["name"]), schema);
  switch (problem.kind) {
    case "unknownKey": {
      const below = parentPointer(pointer);
      const hint = suggestKey({ ...problem, below: pathInSpec(below) }, root);
      const params = { key: problem.key, at: dotted(below), known: problem.known, hint };
      return diagnose("spec/unknown-key", params, document.keySpanOf(pointer), at);
    }
    case "missingKey":
      return missingKey(problem, context);
    case "keyForm":
      return keyForm(problem, context);
    case "wrongType":
      return wrongType(problem, context);
    case "notAllowed":
      if (problem.value === null) return wrongType({ ...problem, kind: "wrongType" }, context);
      return diagnose(
        "spec/not-allowed",
        { path, value: problem.value, hint: allowedHint({ ...problem, path }, root) },
        span,
        at,
      );
    case "form":
      return form(problem, context);
    case "reserved": {
      const example = exampleOf(schema);
      const hint = typeof example === "string" ? `Choose another, for example \`${example}\`.` : "Choose another.";
      const why = "wpspec itself uses `edge` and `recovery` for the templates of other regions";
      return diagnose("spec/form", { path, value: problem.value, why, hint }, span, at);
    }
    case "range": {
      const { minimum: least, maximum: most, exclusiveMinimum: above } = schema;
      return diagnose(
        "spec/out-of-range",
        { path, value: problem.value, least, most, above, what: whatOf(schema) },
        span,
        at,
      );
    }
    case "step":
      return diagnose("spec/not-whole", { path, value: problem.value, step: problem.step }, span, at);
    case "length": {
      const { length } = problem;
      const { minLength: least = 0, maxLength: most = 0 } = schema;
      return length < least
        ? diagnose("spec/too-short", { path, length, least }, span, at)
        : diagnose("spec/too-long", { path, length, most }, span, at);
    }
    case "itemCount": {
      const params = { path, items: problem.items, least: schema.minItems, most: schema.maxItems };
      return diagnose("spec/item-count", params, document.keySpanOf(pointer), at);
    }
    case "keyCount": {
      const params = { path, keys: problem.keys, least: schema.minProperties, most: schema.maxProperties };
      return diagnose("spec/key-count", params, document.keySpanOf(pointer), at);
    }
    case "repeated":
      return diagnose("spec/repeated-item", { path: dotted(parentPointer(pointer)), value: problem.value }, span, at);
    case "chooseOne": {
      const { keys, present } = problem;
      const { environment } = document;
      const isInherited = (key: string): boolean => environment?.writes(childPointer(pointer, key)) === false;
      const params = { path, keys, present, inherited: present.filter(isInherited) };
      return diagnose("spec/choose-one", params, document.keySpanOf(pointer), at);
    }
    case "notInEnvironment":
      return diagnose(
        "spec/not-in-environment",
        { key: stepsOf(pointer).at(-1) ?? "" },
        document.keySpanOf(pointer),
        at,
      );
    case "other":
      return diagnose("spec/does-not-fit", { path, what: whatOf(schema) }, span, at);
    default:
      return unreachable(problem);
  }
}
