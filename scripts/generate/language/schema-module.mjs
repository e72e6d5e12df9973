// @ts-check
/** The published schema as a module: `wpspec schema` prints it, messages look things up in it. @param {string} text */
export const schemaModule = (text) =>
  [
    "// Written by scripts/generate/10-language.mjs from schema/wpspec.schema.json.",
    "/** The JSON Schema (draft-07) of wordpress.yaml, as published. */",
    `export const schemaText: string = ${JSON.stringify(text)};`,
    "",
  ].join("\n");
