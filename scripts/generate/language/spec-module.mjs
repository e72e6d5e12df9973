// @ts-check
import { compile } from "json-schema-to-typescript";
import { tiers } from "./read-language.mjs";
import { resolvedSchema } from "./resolved-schema.mjs";
import { specPaths, specPathType } from "./spec-paths.mjs";
/** @typedef {import("./read-language.mjs").Schema} Schema */
/** @typedef {import("./read-language.mjs").Keys} Keys */

/**
 * A reference with a description beside it, in a form that keeps the name of what it refers to.
 * @param {any} node @returns {any}
 */
function named(node) {
  if (Array.isArray(node)) return node.map(named);
  if (typeof node !== "object" || node === null) return node;
  const { $ref, ...beside } = node;
  if ($ref !== undefined && Object.keys(beside).length > 0)
    return { description: beside.description, allOf: [{ $ref }] };
  return Object.fromEntries(Object.entries(node).map(([key, inside]) => [key, named(inside)]));
}

/** Types that nobody changes by accident. @param {string} text */
function readonlyTypes(text) {
  const result = text
    .replace(/^( +)((?:\w+|\[k: string\])\??: )/gm, "$1readonly $2")
    .replace(/([:|(]|\bkeyof\b) (\w+)\[\]/g, "$1 readonly $2[]")
    .replace(/^(export type \w+ =) (\w+)\[\]/gm, "$1 readonly $2[]")
    .replace(/^(\s+\| )(\w+)\[\]/gm, "$1readonly $2[]");
  const left = /^.*(?:[)}]|(?<!readonly )\b\w+)\[\].*$/m.exec(result);
  if (left !== null)
    throw new Error(`This list needs a named item in the schema, so that it can be readonly: ${left[0]}`);
  return result;
}

/** Types of a spec as written and as resolved for each tier, and of its paths. @param {Schema} schema @param {Keys} keys */
export async function specModule(schema, keys) {
  const { definitions, $schema: _draft, $id: _id, title: _title, ...spec } = schema;
  const specs = {
    Spec: { ...spec, description: "A spec as its author wrote it." },
    ...Object.fromEntries(
      tiers.map((tier) => {
        const title = `${tier[0]?.toUpperCase()}${tier.slice(1)}Spec`;
        return [title, { ...resolvedSchema(schema, keys, tier), title }];
      }),
    ),
  };
  const all = {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(Object.keys(specs).map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions: { ...definitions, ...specs },
  };
  const text = await compile(named(all), "Specs", {
    bannerComment: "",
    unreachableDefinitions: false,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120 },
  });
  // The interface that only holds the others together says nothing.
  const types = text.replace(/^export interface Specs \{\n(?: .*\n)*\}\n/m, "");
  return [
    "// Written by scripts/generate/10-language.mjs from schema/wpspec.schema.json and spec/keys.yaml.",
    readonlyTypes(types),
    "/** A resolved spec of any tier; `spec.tier` tells which. */",
    "export type TierSpec = LightsailSpec | Ec2Spec | ElasticSpec;",
    "/** The resolved spec of one tier, or of one of several. */",
    'export type SpecOf<T extends TierSpec["tier"]> = Extract<TierSpec, { readonly tier: T }>;',
    "/** A resolved spec of a tier that has servers of EC2, and so a network. */",
    'export type ServerSpec = SpecOf<"ec2" | "elastic">;',
    specPathType(specPaths(schema)),
  ].join("\n");
}
