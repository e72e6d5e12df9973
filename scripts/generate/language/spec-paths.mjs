// @ts-check
import { target } from "./read-language.mjs";
/** @typedef {import("./read-language.mjs").Schema} Schema */

/**
 * Every dotted path of the language, groups included, in the order of the schema: `cdn.behaviors[].path`. Keys that the
 * user chooses (tags, environments) are not part of the language.
 * @param {Schema} schema @returns {readonly string[]}
 */
export function specPaths(schema) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {Schema} given @param {string} path */
  const visit = (given, path) => {
    if (path !== "") found.add(path);
    const node = target(given, schema);
    for (const each of node["anyOf"] ?? []) visit(each, path);
    if (node["items"] !== undefined) visit(node["items"], `${path}[]`);
    for (const [word, member] of Object.entries(node["properties"] ?? {}))
      visit(member, path === "" ? word : `${path}.${word}`);
  };
  visit(schema, "");
  return [...found];
}

/** The type of all paths, list items by number. @param {readonly string[]} paths */
export const specPathType = (paths) =>
  [
    "/** A place in a spec, dotted for people: a group, a key, an item of a list. */",
    "export type SpecPath =",
    ...paths.map((path) => (path.includes("[]") ? `  | \`${path.replaceAll("[]", ".${number}")}\`` : `  | "${path}"`)),
  ].join("\n") + ";\n";
