import { keyTree, tiersOf, type KeyTree } from "../compiler/resolve/key-tree.js";
import { descriptionOf } from "../compiler/validate/expected.js";
import { follow, type SchemaNode } from "../compiler/validate/schema-node.js";
import { suggestKey } from "../compiler/validate/suggest-key.js";
import type { KeyRow, Tier } from "../generated/keys.js";
import { schemaText } from "../generated/schema.js";

/** What the language says of a key. */
export interface KnownKey {
  /** Dotted, list items as `[]`: `cdn.behaviors[].path`. */
  readonly path: string;
  readonly schema: SchemaNode;
  /** Which of the steps lead to an item of a list. */
  readonly items: readonly number[];
  /** Its own words, or those of what it stands in. */
  readonly description: string;
  readonly tiers: readonly Tier[];
  /** Its line in spec/keys.yaml, or that of the nearest key around it. */
  readonly row: KeyRow | undefined;
  /** Whether the line is its own. */
  readonly isOwnRow: boolean;
}

/** A step that leads nowhere. */
export interface UnknownKey {
  readonly key: string;
  /** Dotted path of where it was looked for. */
  readonly below: string;
  readonly hint: string | undefined;
}

export const schemaRoot = JSON.parse(schemaText) as SchemaNode;

/** A schema and what it admits in unions. */
const branches = (given: SchemaNode): readonly SchemaNode[] => {
  const node = follow(given, schemaRoot);
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(branches)];
};

const keysOf = (node: SchemaNode): readonly string[] =>
  branches(node).flatMap(({ properties }) => Object.keys(properties ?? {}));

function memberOf(node: SchemaNode, step: string): SchemaNode | undefined {
  for (const each of branches(node)) {
    const member = Object.hasOwn(each.properties ?? {}, step) ? each.properties?.[step] : undefined;
    if (member !== undefined) return member;
  }
  for (const { additionalProperties, propertyNames } of branches(node)) {
    const names = propertyNames === undefined ? {} : follow(propertyNames, schemaRoot);
    const fits = names.pattern === undefined || new RegExp(names.pattern, "u").test(step);
    if (typeof additionalProperties === "object" && fits) return additionalProperties;
  }
  return undefined;
}

const itemOf = (node: SchemaNode): SchemaNode | undefined =>
  branches(node).find(({ items }) => items !== undefined)?.items;

/** What the language knows of a path. Steps into a list may be an index or the name of an item. */
export function knownKey(steps: readonly string[]): KnownKey | UnknownKey {
  let schema = schemaRoot;
  let tree: KeyTree | undefined = keyTree;
  let row: KeyRow | undefined;
  let tiers: readonly Tier[] = ["lightsail", "ec2", "elastic"];
  let path = "";
  let isOwnRow = false;
  let description = "";
  const items: number[] = [];
  for (const [at, step] of steps.entries()) {
    const item = itemOf(schema);
    const member = memberOf(schema, step);
    if (member === undefined && item === undefined) {
      const known = [...new Set(keysOf(schema))];
      return { key: step, below: path, hint: suggestKey({ key: step, below: path, known }, schemaRoot) };
    }
    const isItem = member === undefined;
    if (isItem) items.push(at);
    path = isItem ? `${path}[]` : path === "" ? step : `${path}.${step}`;
    schema = member ?? item ?? schema;
    description = descriptionOf(follow(schema, schemaRoot)) || description;
    tree = isItem ? tree?.item : tree?.members.get(step);
    isOwnRow = tree?.row !== undefined;
    row = tree?.row ?? row;
    tiers = tree === undefined ? tiers : tiersOf(tree);
  }
  return { path, schema: follow(schema, schemaRoot), items, description, tiers, row, isOwnRow };
}
