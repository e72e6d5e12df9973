import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";

const require = createRequire(import.meta.url);
const file = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

/**
 * The schema of SARIF 2.1.0 as it was published, of draft 4. Nothing in it but the spelling of `id` means something else in
 * draft 7, which ajv reads.
 */
export function sarifSchema(): ValidateFunction {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  // One of its patterns (of languages) is no regular expression of Unicode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("uri-reference", /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-F]{2})*$/);
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
  return ajv.compile(schema);
}
