import { isMapping, follow, type SchemaNode } from "../compiler/validate/schema-node.js";
import { schemaRoot } from "./known-key.js";

const mostOfList = 5;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function ofNumber(value: unknown, { minimum, maximum, multipleOf = 1 }: SchemaNode): readonly unknown[] {
  const near = typeof value === "number" ? [value - multipleOf, value + multipleOf] : [];
  return [...near, minimum, maximum].filter((each) => each !== undefined);
}

const hasOther = (examples: readonly unknown[] | undefined, value: unknown): boolean =>
  examples?.some((each) => !isSame(each, value)) === true;

/**
 * Other values that a key could have: the rest of what is allowed, the other truth, neighbours and ends of a range, a
 * list with an item less, the schema's examples. The first few stand for all.
 */
function ofSchema(value: unknown, given: SchemaNode): readonly unknown[] {
  const schema = follow(given, schemaRoot);
  const unions = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const types = [schema.type ?? []].flat();
  return [
    ...(schema.enum ?? []).slice(0, mostOfList + 1),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(types.includes("boolean") ? [true, false] : []),
    ...(types.includes("integer") || types.includes("number") ? ofNumber(value, schema) : []),
    ...(schema.examples ?? []),
    ...(Array.isArray(value) && value.length > 0 ? [value.slice(0, -1)] : []),
    ...(typeof value === "string" && types.includes("string") && !hasOther(schema.examples, value)
      ? [`${value}x`]
      : []),
    ...unions.flatMap((branch) => ofSchema(value, branch)),
  ];
}

/** What to try in place of a value, without the value itself; `undefined` is leaving the key out. */
export function candidates(value: unknown, schema: SchemaNode, isWritten: boolean): readonly unknown[] {
  const all = [...ofSchema(value, schema), ...(isWritten ? [undefined] : [])];
  const others = all.filter((each) => !isSame(each, value));
  return others.filter((each, index) => others.findIndex((other) => isSame(other, each)) === index);
}

/** A key inside a group: its steps and what it is. */
export interface Inner {
  readonly steps: readonly string[];
  readonly value: unknown;
  readonly schema: SchemaNode;
}

/** The keys inside a group, down to values that are none. */
export function innerKeys(value: unknown, given: SchemaNode, steps: readonly string[] = []): readonly Inner[] {
  const schema = follow(given, schemaRoot);
  const unions = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((branch) => follow(branch, schemaRoot));
  const members = [schema, ...unions].flatMap(({ properties }) => Object.entries(properties ?? {}));
  if (members.length === 0 || (value !== undefined && !isMapping(value))) return [{ steps, value, schema }];
  return members.flatMap(([key, member]) =>
    innerKeys(isMapping(value) ? value[key] : undefined, member, [...steps, key]),
  );
}
