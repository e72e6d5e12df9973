// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";

/** @typedef {"lightsail" | "ec2" | "elastic"} Tier */
/** @typedef {{ tier?: Tier, profile?: "modern" | "whitepaper", edition?: string, value: unknown }} DefaultCase */
/**
 * @typedef {object} Row
 * @property {Tier[]} tiers
 * @property {unknown} [default]
 * @property {DefaultCase[]} [defaults]
 * @property {string} [derived]
 * @property {true} [mayBeAbsent]
 * @property {"all" | (string | number | boolean)[] | Partial<Record<Tier, (string | number | boolean)[]>>} [unsupported]
 * @property {string} [lightsailNeeds]
 * @property {{ title: string, checked: string }} source
 */
/** @typedef {Record<string, Row>} Keys Rows by dotted path, list items as `[]`. */
/** @typedef {Record<string, any>} Schema A node of a JSON Schema. */

/** @type {readonly Tier[]} */
export const tiers = ["lightsail", "ec2", "elastic"];

/**
 * Reads the schema and the table of keys, and refuses a table that has not the shape of schema/keys.schema.json.
 * @param {string} root
 * @returns {{ schema: Schema, schemaText: string, keys: Keys }}
 */
export function readLanguage(root) {
  const schemaText = readFileSync(join(root, "schema", "wpspec.schema.json"), "utf8");
  const keys = parse(readFileSync(join(root, "spec", "keys.yaml"), "utf8"), { maxAliasCount: -1 });
  const shape = JSON.parse(readFileSync(join(root, "schema", "keys.schema.json"), "utf8"));
  const ajv = new Ajv({ allErrors: true, strict: false });
  if (!ajv.validate(shape, keys)) throw new Error(`spec/keys.yaml: ${ajv.errorsText(ajv.errors, { dataVar: "" })}`);
  return { schema: JSON.parse(schemaText), schemaText, keys };
}

/** The definition that a node refers to, or the node itself. @param {Schema} node @param {Schema} root @returns {Schema} */
export function target(node, root) {
  if (node["$ref"] === undefined) return node;
  const found = root["definitions"][node["$ref"].slice("#/definitions/".length)];
  if (found === undefined) throw new Error(`The schema refers to ${node["$ref"]}, which it does not define.`);
  return found;
}
