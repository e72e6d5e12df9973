import { expectedAt } from "../compiler/validate/expected.js";
import { follow, type SchemaNode } from "../compiler/validate/schema-node.js";
import { schemaRoot } from "./known-key.js";

const mostListed = 40;

/** The range of a number, the length of a list, the form of a text. */
function limits({ minimum, maximum, minItems, maxItems, minLength, maxLength, enum: allowed }: SchemaNode): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  if (maximum !== undefined) return `, at most ${maximum}`;
  const span = (least: number | undefined, greatest: number): string =>
    least === undefined ? `at most ${greatest}` : `${least} to ${greatest}`;
  if (maxItems !== undefined) return ` of ${span(minItems, maxItems)} items`;
  if (maxLength !== undefined && allowed === undefined) return ` of ${span(minLength, maxLength)} characters`;
  return "";
}

function one(given: SchemaNode): string {
  const schema = follow(given, schemaRoot);
  if (schema.enum !== undefined && schema.enum.length <= mostListed)
    return schema.enum.map((each) => JSON.stringify(each)).join(", ");
  if (schema.enum !== undefined) return `one of ${schema.enum.length} words`;
  return `${expectedAt(schema, schemaRoot)}${limits(schema)}`;
}

/** What may be written at a key, in words: `a whole number from 0 to 15`. */
export function allowedText(given: SchemaNode): string {
  const schema = follow(given, schemaRoot);
  const unions = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [...new Set(unions.length === 0 ? [one(schema)] : unions.map(one))].join(", or ");
}
