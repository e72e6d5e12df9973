import { childPointer } from "../parse/pointer.js";
import type { Problem, Search } from "./problem.js";
import { follow, isMapping, isOfType, type FollowedNode, type SchemaNode } from "./schema-node.js";
import { unionProblems } from "./union-problems.js";

/** Keys that hold for the whole file. */
const notInEnvironment: readonly string[] = ["version", "name", "environments"];

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/* Of a longer text its length is the thing to say. */
const longestMatched = 1000;

/** Length in code points, which is what JSON Schema counts. */
const lengthOf = (text: string): number => [...text].length;

/** Whether a text is one of those that a schema excludes. */
const isRefused = (not: SchemaNode, value: string): boolean =>
  not.enum?.includes(value) ?? (not.pattern !== undefined && new RegExp(not.pattern, "u").test(value));

function textProblems(value: string, schema: FollowedNode, pointer: string): readonly Problem[] {
  const length = lengthOf(value);
  const isOfForm = schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value);
  if (!isOfForm && length >= (schema.minLength ?? 0) && length <= longestMatched)
    return [{ kind: "form", pointer, schema, value }];
  if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Infinity)) {
    return [{ kind: "length", pointer, schema, length }];
  }
  if (!isOfForm) return [{ kind: "form", pointer, schema, value }];
  return schema.not !== undefined && isRefused(schema.not, value) ? [{ kind: "reserved", pointer, schema, value }] : [];
}

function numberProblems(value: number, schema: FollowedNode, pointer: string): readonly Problem[] {
  const isOutside =
    value < (schema.minimum ?? -Infinity) ||
    value > (schema.maximum ?? Infinity) ||
    value <= (schema.exclusiveMinimum ?? -Infinity);
  if (isOutside) return [{ kind: "range", pointer, schema, value }];
  const step = schema.multipleOf;
  return step === undefined || Number.isInteger(value / step) ? [] : [{ kind: "step", pointer, schema, value, step }];
}

/** Items that nothing is said about are described by their list. */
const itemSchema = (items: SchemaNode, list: SchemaNode): SchemaNode => ({
  ...(list.description === undefined ? {} : { description: list.description }),
  ...(Array.isArray(list.examples?.[0]) ? { examples: list.examples[0] } : {}),
  ...items,
});

function listProblems(
  search: Search,
  value: readonly unknown[],
  schema: FollowedNode,
  pointer: string,
): readonly Problem[] {
  const found: Problem[] = [];
  if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) {
    found.push({ kind: "itemCount", pointer, schema, items: value.length });
  }
  const items = schema.items === undefined ? undefined : itemSchema(schema.items, schema);
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const at = childPointer(pointer, index);
    // Beyond the limit one message about the number of items is enough.
    if (index >= (schema.maxItems ?? Infinity)) break;
    if (items !== undefined) found.push(...findProblems(search, items, item, at));
    const text = JSON.stringify(item) ?? "";
    if (schema.uniqueItems === true && seen.has(text))
      found.push({ kind: "repeated", pointer: at, schema, value: item });
    seen.add(text);
  }
  return found;
}

function mappingProblems(
  search: Search,
  value: Readonly<Record<string, unknown>>,
  schema: FollowedNode,
  pointer: string,
): readonly Problem[] {
  const found: Problem[] = [];
  const { properties = {}, patternProperties = {}, additionalProperties = true, propertyNames } = schema;
  const keys = Object.keys(value);
  const least = search.isOverlay ? 0 : (schema.minProperties ?? 0);
  if (keys.length < least || keys.length > (schema.maxProperties ?? Infinity)) {
    found.push({ kind: "keyCount", pointer, schema, keys: keys.length });
  }
  for (const key of search.isOverlay ? [] : (schema.required ?? [])) {
    if (!Object.hasOwn(value, key)) found.push({ kind: "missingKey", pointer, schema, key });
  }
  const isRootOverlay = search.isOverlay && schema === search.root;
  for (const key of keys) {
    const at = childPointer(pointer, key);
    if (isRootOverlay && notInEnvironment.includes(key)) {
      found.push({ kind: "notInEnvironment", pointer: at, schema, key });
      continue;
    }
    if (propertyNames !== undefined) {
      const names = follow(propertyNames, search.root);
      if (findProblems(search, names, key, pointer).length > 0) {
        found.push({ kind: "keyForm", pointer: at, schema: names, key });
        continue;
      }
    }
    const member = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const patterns = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, "u").test(key));
    const members = [...(member === undefined ? [] : [member]), ...patterns.map(([, each]) => each)];
    if (members.length > 0) {
      for (const each of members) found.push(...findProblems(search, each, value[key], at));
    } else if (typeof additionalProperties === "object") {
      found.push(...findProblems(search, additionalProperties, value[key], at));
    } else if (!additionalProperties) {
      const isNamed = Object.keys(patternProperties).length > 0;
      if (isNamed) found.push({ kind: "keyForm", pointer: at, schema, key });
      else found.push({ kind: "unknownKey", pointer: at, schema, key, known: Object.keys(properties) });
    }
  }
  return found;
}

function combined(search: Search, value: unknown, schema: FollowedNode, pointer: string): readonly Problem[] {
  const found: Problem[] = [];
  for (const each of schema.allOf ?? []) found.push(...findProblems(search, each, value, pointer));
  if (schema.anyOf !== undefined || schema.oneOf !== undefined) {
    found.push(
      ...unionProblems(search, (branch) => findProblems(search, branch, value, pointer), value, schema, pointer),
    );
  }
  if (
    schema.not !== undefined &&
    typeof value !== "string" &&
    findProblems(search, schema.not, value, pointer).length === 0
  ) {
    found.push({ kind: "other", pointer, schema });
  }
  if (schema.if !== undefined && !search.isOverlay) {
    const branch = findProblems(search, schema.if, value, pointer).length === 0 ? schema.then : schema.else;
    // The keys are described where they are declared, not where they are demanded.
    if (branch !== undefined)
      found.push(...findProblems(search, { properties: schema.properties ?? {}, ...branch }, value, pointer));
  }
  return found;
}

/**
 * Says what is wrong with a value, the most specific problem of each place. The generated validator decides whether
 * a spec is valid; this runs only after it said no, because it can choose the branch that the writer meant.
 */
export function findProblems(search: Search, given: SchemaNode, value: unknown, pointer: string): readonly Problem[] {
  const schema = follow(given, search.root);
  if (search.isOverlay && value === null) return [];
  const { type } = schema;
  const types = type === undefined ? [] : typeof type === "string" ? [type] : type;
  if (typeof value === "number" && !Number.isFinite(value)) return [{ kind: "wrongType", pointer, schema, value }];
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  // Where only certain words count, they are the thing to say of any other scalar.
  const isScalar = value !== null && typeof value !== "object";
  if (types.length > 0 && !types.some((each) => isOfType(value, each)) && !(isScalar && allowed !== undefined)) {
    return [{ kind: "wrongType", pointer, schema, value }];
  }
  if (allowed !== undefined && !allowed.some((each) => sameValue(each, value))) {
    return [{ kind: "notAllowed", pointer, schema, value, allowed }];
  }
  const found: Problem[] = [];
  if (typeof value === "string") found.push(...textProblems(value, schema, pointer));
  else if (typeof value === "number") found.push(...numberProblems(value, schema, pointer));
  else if (Array.isArray(value)) found.push(...listProblems(search, value, schema, pointer));
  else if (isMapping(value)) found.push(...mappingProblems(search, value, schema, pointer));
  // What a branch adds is only worth saying when the value is fine as such.
  return found.length > 0 ? found : combined(search, value, schema, pointer);
}
