import { listOf } from "../diagnostics/phrase.js";
import { follow, isMapping, type SchemaNode, typeOf } from "./schema-node.js";

const needsQuotes = (text: string): boolean =>
  !/^[A-Za-z/][A-Za-z0-9 _./@*-]*$/.test(text) ||
  text.endsWith(" ") ||
  /^(true|false|null|yes|no|on|off|y|n)$/i.test(text);

/** A value as one would write it in a spec, on one line. */
export function inlineYaml(value: unknown): string {
  if (typeof value === "string") return needsQuotes(value) ? JSON.stringify(value) : value;
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(", ")}]`;
  if (isMapping(value))
    return `{${Object.entries(value)
      .map(([key, inside]) => `${key}: ${inlineYaml(inside)}`)
      .join(", ")}}`;
  return String(value);
}

/** Writing of a key with a value: `web.volumeGiB: 20`. */
export const assignment = (path: string, value: unknown): string => `${path}: ${inlineYaml(value)}`;

/** An example of what belongs at a place; undefined when the schema has none. */
export function exampleOf(schema: SchemaNode): unknown {
  const [example] = schema.examples ?? [];
  return example ?? schema.const ?? schema.default ?? schema.enum?.[0];
}

/** The description without its last sentence, which lists the tiers. */
export const descriptionOf = (schema: SchemaNode): string =>
  (schema.description ?? "").replace(/\s*\b(All tiers|Tiers? [a-z0-9, ]+)\.$/, "");

/** The first sentence of the description. */
export function whatOf(schema: SchemaNode): string {
  const description = descriptionOf(schema);
  const sentence = /^.*?[.](?=\s[A-Z]|$)/s.exec(description);
  return sentence === null ? description : sentence[0];
}

const nouns: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  null: "nothing",
};

function shapes(given: SchemaNode, root: SchemaNode): readonly string[] {
  const schema = follow(given, root);
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed !== undefined && allowed.length <= 6) return [listOf(allowed)];
  const branches = schema.anyOf ?? schema.oneOf;
  const types = schema.type === undefined ? (allowed ?? []).map(typeOf) : [schema.type].flat();
  if (types.length === 0 && branches !== undefined) return branches.flatMap((branch) => shapes(branch, root));
  return types.map((type) => {
    if (type !== "object") return nouns[type] ?? type;
    const keys = Object.keys(schema.properties ?? {});
    return keys.length === 0 ? "a mapping" : `a mapping with keys such as ${listOf(keys.slice(0, 3), "and")}`;
  });
}

/** What belongs at a place, as a noun: `a number`, `` `none` or a mapping with keys such as … ``. */
export function expectedAt(schema: SchemaNode, root: SchemaNode): string {
  const all = [...new Set(shapes(schema, root))];
  return all.length === 0 ? "another value" : all.join(", or ");
}
