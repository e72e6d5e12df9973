import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import { repaired } from "./arbitrary-repair.js";
import { textFrom } from "./arbitrary-text.js";
import { byDefinition, byPath } from "./arbitrary-values.js";
import { root } from "./root.js";

/** A node of the JSON Schema, with the draft-07 keywords that the schema uses. */
interface SchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly maxProperties?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
}

/** One row of spec/keys.yaml: which tiers can use a key, and what of it this version does not compile. */
interface KeyRow {
  readonly tiers: readonly string[];
  readonly unsupported?: "all" | readonly unknown[];
}

const known = new Set(
  (
    "type const enum anyOf $ref required properties additionalProperties propertyNames maxProperties items minItems " +
    "maxItems uniqueItems minLength maxLength pattern minimum maximum exclusiveMinimum multipleOf " +
    "description examples default definitions title $id $schema"
  ).split(" "),
);

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");
const schema = JSON.parse(read("schema", "wpspec.schema.json")) as SchemaNode & {
  readonly definitions: Readonly<Record<string, SchemaNode>>;
};
const rows = parse(read("spec", "keys.yaml")) as Readonly<Record<string, KeyRow>>;

const tier = "elastic";
const isMappingNode = ({ type }: SchemaNode): boolean => type === "object";

/** Whether this version compiles a value at the path for the tier: an enum's value, or any mapping. */
function isRefused(path: string, value: unknown): boolean {
  const { unsupported } = rows[path] ?? {};
  return unsupported !== undefined && (unsupported === "all" || unsupported.includes(value));
}

const isUsable = (path: string): boolean => {
  const row = rows[path];
  return row === undefined || (row.tiers.includes(tier) && row.unsupported !== "all");
};

function numbers(node: SchemaNode): fc.Arbitrary<number> {
  const { minimum, maximum = 1_000_000, exclusiveMinimum, multipleOf } = node;
  const step = multipleOf ?? (node.type === "integer" ? 1 : 0.25);
  const min = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + step);
  return fc.integer({ min: Math.ceil(min / step), max: Math.floor(maximum / step) }).map((count) => count * step);
}

function lists(node: SchemaNode, path: string): fc.Arbitrary<unknown> {
  const { items = {}, minItems = 0, maxItems = 4, uniqueItems = false } = node;
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, 3)) };
  const item = values(items, `${path}[]`);
  return uniqueItems
    ? fc.uniqueArray(item, { ...bounds, selector: (each) => JSON.stringify(each) })
    : fc.array(item, bounds);
}

/** A value in `weight` of five cases; shrinks to its absence. */
const sometimes = (value: fc.Arbitrary<unknown>, weight: number): fc.Arbitrary<unknown> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 5 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary: value },
  );

/** A mapping of free keys (`tags`), or of the keys that a tier can use, each there or not. */
function mappings(node: SchemaNode, path: string): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames, maxProperties = 3 } = node;
  if (typeof additionalProperties === "object" && propertyNames !== undefined) {
    const names = values(propertyNames, path) as fc.Arbitrary<string>;
    return fc.dictionary(names, values(additionalProperties, `${path}.*`), { maxKeys: Math.min(maxProperties, 3) });
  }
  const members = Object.entries(properties)
    .map(([key, member]) => ({ key, member, at: path === "" ? key : `${path}.${key}` }))
    .filter(({ at, member }) => isUsable(at) && !isEmpty(member, at));
  const model = Object.fromEntries(
    members.map(({ key, member, at }) => {
      const value = values(member, at);
      return [key, required.includes(key) ? value : sometimes(value, member.properties === undefined ? 2 : 4)];
    }),
  );
  return fc
    .record(model)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, inside]) => inside !== undefined)));
}

/** A group of which this version compiles no member. */
const isEmpty = (node: SchemaNode, path: string): boolean =>
  node.properties !== undefined &&
  node.anyOf === undefined &&
  Object.keys(node.properties).every((key) => !isUsable(`${path}.${key}`));

function texts(node: SchemaNode): fc.Arbitrary<string> {
  return textFrom(node.pattern, node.minLength ?? 0, node.maxLength ?? 200);
}

/** Every value that the schema allows at a path, this version compiles, and tier elastic can use. */
function values(node: SchemaNode, path: string): fc.Arbitrary<unknown> {
  const unknown = Object.keys(node).filter((keyword) => !known.has(keyword));
  // A keyword that is passed over would make specs that the schema refuses, or leave out some it allows.
  if (unknown.length > 0) throw new Error(`The schema uses ${unknown.join(", ")} at ${path}, which is not read here.`);
  const special = byPath[path];
  if (special !== undefined) return special;
  if (path === "tier") return fc.constant(tier);
  if (node.$ref !== undefined) {
    const name = node.$ref.replace("#/definitions/", "");
    const definition = schema.definitions[name];
    if (definition === undefined) throw new Error(`${path} refers to ${node.$ref}, which does not exist.`);
    return byDefinition[name] ?? values(definition, path);
  }
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum.filter((each) => !isRefused(path, each)));
  if (node.anyOf !== undefined) {
    const usable = node.anyOf.filter(
      (each) =>
        !(
          isMappingNode(each) &&
          (isRefused(path, "mapping") || !Object.keys(each.properties ?? {}).some((key) => isUsable(`${path}.${key}`)))
        ),
    );
    return fc.oneof(...usable.map((each) => values(each, path)));
  }
  switch (node.type) {
    case "object":
      return mappings(node, path);
    case "array":
      return lists(node, path);
    case "integer":
    case "number":
      return numbers(node);
    case "boolean":
      return fc.constantFrom(...[true, false].filter((each) => !isRefused(path, each)));
    case "string":
      return texts(node);
    default:
      throw new Error(`The schema says nothing of the type of ${path}.`);
  }
}

/** A spec as plain data, before it is printed. */
export type SpecData = Readonly<Record<string, unknown>>;

/** Specs that the schema allows for tier elastic, whatever the rules say of them. */
export const arbitraryUnruly = values(schema, "") as fc.Arbitrary<SpecData>;

/**
 * Specs of tier elastic, straight from schema/wpspec.schema.json and spec/keys.yaml: whatever key is added there is
 * fuzzed here. What only the rules know (an order of numbers, a region of a certificate) is put right afterwards, so
 * that nearly all of them compile.
 */
export const arbitrarySpec: fc.Arbitrary<SpecData> = arbitraryUnruly.map(repaired);
