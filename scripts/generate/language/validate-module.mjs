// @ts-check
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { overlaySchema } from "./overlay-schema.mjs";
/** @typedef {import("./read-language.mjs").Schema} Schema */

/** A schema without what only people read, which the validator would carry along. @param {any} node @returns {any} */
function withoutWords(node) {
  if (Array.isArray(node)) return node.map(withoutWords);
  if (typeof node !== "object" || node === null) return node;
  const {
    description: _says,
    examples: _shows,
    default: _default,
    title: _title,
    properties,
    definitions,
    ...rules
  } = node;
  const members = (/** @type {Record<string, Schema>} */ inside) =>
    Object.fromEntries(Object.entries(inside).map(([name, member]) => [name, withoutWords(member)]));
  return {
    ...Object.fromEntries(Object.entries(rules).map(([keyword, value]) => [keyword, withoutWords(value)])),
    ...(properties === undefined ? {} : { properties: members(properties) }),
    ...(definitions === undefined ? {} : { definitions: members(definitions) }),
  };
}

/**
 * Ajv's errors reduced to place and keyword: src/compiler/validate finds the words for them in the schema, and what is
 * left out is two thirds of the module, which every run of wpspec loads.
 * @param {string} code
 */
function withShortErrors(code) {
  const text = '"(?:[^"\\\\]|\\\\.)*"';
  const long = new RegExp(`schemaPath:${text},keyword:(${text}),params:\\{(?:${text}|[^"{}])*\\}`, "g");
  const result = code.replace(long, "keyword:$1");
  if (result.includes("schemaPath:"))
    throw new Error("Ajv prints its errors in a form that this script does not know.");
  return result;
}

/**
 * Both validators as one module without imports. Ajv leaves calls of `require` for some keywords, even in ES modules,
 * so the result goes through esbuild.
 * @param {string} root @param {Schema} schema
 */
export async function validateModule(root, schema) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: true },
  });
  const overlay = overlaySchema(schema);
  ajv.addSchema(withoutWords(schema));
  ajv.addSchema(withoutWords(overlay));
  // A CommonJS module: what Node calls its default is the module itself.
  const print = /** @type {any} */ (standalone).default ?? standalone;
  const code = withShortErrors(print(ajv, { validateSpec: schema["$id"], validateOverlay: overlay["$id"] }));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    minify: true,
    legalComments: "none",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild returned no file for the validators.");
  return `// Written by scripts/generate/10-language.mjs from schema/wpspec.schema.json, with ajv (MIT).\n${file.text}`;
}

export const validateDeclarations = `// Written by scripts/generate/10-language.mjs.
import type { Spec } from "./spec.js";

/** A broken rule of the schema. */
export interface SchemaError {
  /** JSON pointer into the value. */
  readonly instancePath: string;
  readonly keyword: string;
}

/** Checks a value; what is wrong with it stands in \`errors\` until the next call. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly SchemaError[] | null;
}

/** A whole spec. */
export declare const validateSpec: Validator<Spec>;
/** What stands under \`environments.<name>\`: nothing is required, \`null\` takes a key out. */
export declare const validateOverlay: Validator<Readonly<Record<string, unknown>>>;
`;
