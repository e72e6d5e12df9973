// @ts-check
import { target } from "./read-language.mjs";
/** @typedef {import("./read-language.mjs").Schema} Schema */
/** @typedef {import("./read-language.mjs").Keys} Keys */
/** @typedef {import("./read-language.mjs").Row} Row */
/** @typedef {import("./read-language.mjs").Tier} Tier */

const profiles = ["modern", "whitepaper"];

/** Whether a row has a value for a tier in every profile. @param {Row} row @param {Tier} tier */
function isAlwaysFilled(row, tier) {
  if ("default" in row) return true;
  if (row.derived !== undefined) return row.mayBeAbsent === undefined;
  const fits = (/** @type {string} */ profile) =>
    (row.defaults ?? []).some(
      (each) => each.edition === undefined && (each.tier ?? tier) === tier && (each.profile ?? profile) === profile,
    );
  return profiles.every(fits);
}

/** @param {string} path @param {string} word */
const below = (path, word) => (path === "" ? word : `${path}.${word}`);

/**
 * The schema of a spec of one tier after every default is filled in: keys that the tier cannot use are gone, those that
 * always have a value are required, and so are groups that are no keys themselves.
 * @param {Schema} schema @param {Keys} keys @param {Tier} tier @returns {Schema}
 */
export function resolvedSchema(schema, keys, tier) {
  /** @param {string} path @returns {Row[]} */
  const rowsIn = (path) =>
    Object.keys(keys)
      .filter((key) => key.startsWith(`${path}.`) || key.startsWith(`${path}[].`))
      .map((key) => /** @type {Row} */ (keys[key]));
  const isUsable = (/** @type {string} */ path) =>
    (keys[path]?.tiers ?? rowsIn(path).flatMap((row) => row.tiers)).includes(tier);
  const isRequired = (/** @type {string} */ path) => {
    const row = keys[path];
    return row === undefined ? rowsIn(path).length > 0 : isAlwaysFilled(row, tier);
  };

  /** @param {Schema} given @param {string} path @returns {Schema} */
  const resolve = (given, path) => {
    // A shared shape is copied only where something inside of it is filled in.
    const changes = rowsIn(path).some((row) => !row.tiers.includes(tier) || isAlwaysFilled(row, tier));
    if (given["$ref"] !== undefined && !changes) return given;
    const { $ref: _followed, ...beside } = given;
    /** @type {Schema} */
    const node = given["$ref"] === undefined ? { ...given } : { ...target(given, schema), ...beside };
    if (node["anyOf"] !== undefined)
      node["anyOf"] = node["anyOf"].map((/** @type {Schema} */ each) => resolve(each, path));
    if (node["items"] !== undefined) node["items"] = resolve(node["items"], `${path}[]`);
    if (node["properties"] === undefined) return node;
    const usable = Object.entries(node["properties"]).filter(([word]) => isUsable(below(path, word)));
    node["properties"] = Object.fromEntries(usable.map(([word, member]) => [word, resolve(member, below(path, word))]));
    const needed = new Set(node["required"] ?? []);
    node["required"] = usable.map(([word]) => word).filter((word) => needed.has(word) || isRequired(below(path, word)));
    return node;
  };

  const { definitions: _shared, $schema: _draft, $id: _id, ...root } = resolve(schema, "");
  return {
    ...root,
    description: `A spec of tier ${tier} with every default filled in.`,
    properties: { ...root["properties"], tier: { ...root["properties"].tier, enum: undefined, const: tier } },
  };
}
