import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../support/root.js";

/** A node of the schema, as far as these tests look at it. */
export interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly propertyNames?: Node;
  readonly definitions?: Readonly<Record<string, Node>>;
}

export interface Row {
  readonly tiers: readonly string[];
  readonly default?: unknown;
  readonly defaults?: readonly { readonly tier?: string; readonly profile?: string; readonly value: unknown }[];
  readonly derived?: string;
  /** `all`, values, or values by tier. */
  readonly unsupported?: "all" | readonly unknown[] | Readonly<Record<string, readonly unknown[]>>;
  readonly lightsailNeeds?: string;
}

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");

export const schema = JSON.parse(read("schema", "wpspec.schema.json")) as Node;
export const keysSchema = JSON.parse(read("schema", "keys.schema.json")) as object;
export const keys = parse(read("spec", "keys.yaml"), { maxAliasCount: -1 }) as Readonly<Record<string, Row>>;

/** The definition that a node refers to, or the node itself. */
export function target(node: Node): Node {
  const found = node.$ref === undefined ? node : schema.definitions?.[node.$ref.slice("#/definitions/".length)];
  if (found === undefined) throw new Error(`${node.$ref} is not defined.`);
  return found;
}

/** A property of the language with its dotted path; list items as `[]`. */
export interface Property {
  readonly path: string;
  readonly node: Node;
}

/** Every property that a spec can have, references followed. */
export function properties(): readonly Property[] {
  const found: Property[] = [];
  const visit = (given: Node, path: string): void => {
    const node = target(given);
    for (const branch of node.anyOf ?? []) visit(branch, path);
    if (node.items !== undefined) visit(node.items, `${path}[]`);
    for (const [word, member] of Object.entries(node.properties ?? {})) {
      const at = path === "" ? word : `${path}.${word}`;
      found.push({ path: at, node: member });
      visit(member, at);
    }
  };
  visit(schema, "");
  return found;
}

/** Every node of the schema with its place in the file. */
export function nodes(): readonly { readonly at: string; readonly node: Node }[] {
  const found: { at: string; node: Node }[] = [];
  const visit = (node: Node, at: string): void => {
    found.push({ at, node });
    for (const [index, branch] of (node.anyOf ?? []).entries()) visit(branch, `${at}/anyOf/${index}`);
    if (node.items !== undefined) visit(node.items, `${at}/items`);
    if (node.propertyNames !== undefined) visit(node.propertyNames, `${at}/propertyNames`);
    if (typeof node.additionalProperties === "object") visit(node.additionalProperties, `${at}/additionalProperties`);
    for (const [word, member] of Object.entries(node.properties ?? {})) visit(member, `${at}/properties/${word}`);
    for (const [word, member] of Object.entries(node.definitions ?? {})) visit(member, `${at}/definitions/${word}`);
  };
  visit(schema, "#");
  return found;
}
