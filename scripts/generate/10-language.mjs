// @ts-check
/**
 * The language, compiled: from schema/wpspec.schema.json (shape and words) and spec/keys.yaml (tiers and defaults) come
 * types, the table of keys, the validators and the text of the schema.
 */
import { keysModule } from "./language/keys-module.mjs";
import { readLanguage } from "./language/read-language.mjs";
import { schemaModule } from "./language/schema-module.mjs";
import { specModule } from "./language/spec-module.mjs";
import { validateDeclarations, validateModule } from "./language/validate-module.mjs";

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export async function generate({ root, write }) {
  const { schema, schemaText, keys } = readLanguage(root);
  write("keys.ts", keysModule(keys));
  write("schema.ts", schemaModule(schemaText));
  write("spec.ts", await specModule(schema, keys));
  write("validate.js", await validateModule(root, schema));
  write("validate.d.ts", validateDeclarations);
}
