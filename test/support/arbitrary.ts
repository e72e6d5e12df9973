import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import { repaired } from "./arbitrary-repair.js";
import { textFrom } from "./arbitrary-text.js";
import { byDefinition, byPath, environmentName } from "./arbitrary-values.js";
import type { SpecData } from "./overlay.js";
import { root } from "./root.js";

export type { SpecData } from "./overlay.js";

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

/** One row of spec/keys.yaml: which tiers can use a key, and what of it this version does not compile, everywhere or by tier. */
interface KeyRow {
  readonly tiers: readonly string[];
  readonly unsupported?: "all" | readonly unknown[] | Readonly<Record<string, readonly unknown[]>>;
}

export const tiers = ["lightsail", "ec2", "elastic"] as const;
export type Tier = (typeof tiers)[number];

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

const isMappingNode = ({ type }: SchemaNode): boolean => type === "object";
const isList = (value: object): value is readonly unknown[] => Array.isArray(value);

/** Whether this version does not compile a value at the path for the tier: an enum's value, or any mapping. */
export function isRefused(tier: Tier, path: string, value: unknown): boolean {
  const { unsupported } = rows[path] ?? {};
  if (unsupported === undefined || unsupported === "all") return unsupported === "all";
  return (isList(unsupported) ? unsupported : (unsupported[tier] ?? [])).includes(value);
}

const isUsable = (tier: Tier, path: string): boolean => {
  const row = rows[path];
  return row === undefined || (row.tiers.includes(tier) && row.unsupported !== "all");
};

function numbers(node: SchemaNode): fc.Arbitrary<number> {
  const { minimum, maximum = 1_000_000, exclusiveMinimum, multipleOf } = node;
  const step = multipleOf ?? (node.type === "integer" ? 1 : 0.25);
  const min = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + step);
  return fc.integer({ min: Math.ceil(min / step), max: Math.floor(maximum / step) }).map((count) => count * step);
}

function lists(tier: Tier, node: SchemaNode, path: string): fc.Arbitrary<unknown> {
  const { items = {}, minItems = 0, maxItems = 4, uniqueItems = false } = node;
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, 3)) };
  const item = values(tier, items, `${path}[]`);
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

const membersOf = (
  tier: Tier,
  { properties = {} }: SchemaNode,
  path: string,
): readonly { readonly key: string; readonly member: SchemaNode; readonly at: string }[] =>
  Object.entries(properties)
    .map(([key, member]) => ({ key, member, at: path === "" ? key : `${path}.${key}` }))
    .filter(({ at, member }) => isUsable(tier, at) && !isEmpty(tier, member, at));

/** A group of which the tier can use no member. */
const isEmpty = (tier: Tier, node: SchemaNode, path: string): boolean =>
  node.properties !== undefined && node.anyOf === undefined && membersOf(tier, node, path).length === 0;

const present = (value: Readonly<Record<string, unknown>>): SpecData =>
  Object.fromEntries(Object.entries(value).filter(([, inside]) => inside !== undefined));

/** A mapping of free keys (`tags`), or of the keys that a tier can use, each there or not. */
function mappings(tier: Tier, node: SchemaNode, path: string): fc.Arbitrary<unknown> {
  const { required = [], additionalProperties, propertyNames, maxProperties = 3 } = node;
  if (typeof additionalProperties === "object" && propertyNames !== undefined) {
    if (path === "environments") return fc.dictionary(environmentName, overlays(tier), { maxKeys: 2 });
    const names = values(tier, propertyNames, path) as fc.Arbitrary<string>;
    return fc.dictionary(names, values(tier, additionalProperties, `${path}.*`), {
      maxKeys: Math.min(maxProperties, 3),
    });
  }
  const model = Object.fromEntries(
    membersOf(tier, node, path).map(({ key, member, at }) => {
      const value = values(tier, member, at);
      return [key, required.includes(key) ? value : sometimes(value, member.properties === undefined ? 2 : 4)];
    }),
  );
  return fc.record(model).map(present);
}

/** What an environment says otherwise: a few groups of the spec, made as the spec's own. */
function overlays(tier: Tier): fc.Arbitrary<SpecData> {
  const members = membersOf(tier, schema, "").filter(
    ({ key }) => !["version", "name", "tier", "environments"].includes(key),
  );
  const model = members.map(({ key, member, at }) => [key, sometimes(values(tier, member, at), 1)] as const);
  return fc.record(Object.fromEntries(model)).map(present);
}

function texts(node: SchemaNode): fc.Arbitrary<string> {
  return textFrom(node.pattern, node.minLength ?? 0, node.maxLength ?? 200);
}

/** Every value that the schema allows at a path, this version compiles, and the tier can use. */
function values(tier: Tier, node: SchemaNode, path: string): fc.Arbitrary<unknown> {
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
    return byDefinition[name] ?? values(tier, definition, path);
  }
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum.filter((each) => !isRefused(tier, path, each)));
  if (node.anyOf !== undefined) {
    const usable = node.anyOf.filter(
      (each) => !isMappingNode(each) || (!isRefused(tier, path, "mapping") && membersOf(tier, each, path).length > 0),
    );
    return fc.oneof(...usable.map((each) => values(tier, each, path)));
  }
  switch (node.type) {
    case "object":
      return mappings(tier, node, path);
    case "array":
      return lists(tier, node, path);
    case "integer":
    case "number":
      return numbers(node);
    case "boolean":
      return fc.constantFrom(...[true, false].filter((each) => !isRefused(tier, path, each)));
    case "string":
      return texts(node);
    default:
      throw new Error(`The schema says nothing of the type of ${path}.`);
  }
}

const unruly = Object.fromEntries(
  tiers.map((tier) => [tier, values(tier, schema, "") as fc.Arbitrary<SpecData>]),
) as Readonly<Record<Tier, fc.Arbitrary<SpecData>>>;

/** Specs that the schema allows and a tier can use, whatever the rules say of them. */
export const arbitraryUnruly: fc.Arbitrary<SpecData> = fc.oneof(...tiers.map((tier) => unruly[tier]));

/**
 * Specs of a tier, straight from schema/wpspec.schema.json and spec/keys.yaml: whatever key is added there is fuzzed
 * here. What only the rules know (an order of numbers, a region of a certificate) is put right afterwards, for the spec
 * and for each of its environments, so that nearly all of them compile.
 */
export const arbitrarySpecOf = (tier: Tier): fc.Arbitrary<SpecData> => unruly[tier].map(repaired);

/** Specs of every tier. */
export const arbitrarySpec: fc.Arbitrary<SpecData> = fc.oneof(
  { weight: 4, arbitrary: arbitrarySpecOf("elastic") },
  { weight: 3, arbitrary: arbitrarySpecOf("ec2") },
  { weight: 3, arbitrary: arbitrarySpecOf("lightsail") },
);
