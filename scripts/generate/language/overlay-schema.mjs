// @ts-check
/** @typedef {import("./read-language.mjs").Schema} Schema */

/** Keys that hold for the whole file. */
const notInOverlay = ["version", "name", "environments"];

/** @param {Record<string, Schema>} members @returns {Record<string, Schema>} */
const nullableMembers = (members) =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, nullable(member)]));

/** @param {Schema} node @returns {Schema} */
function nullable(node) {
  const { const: only, ...rest } = relaxed(node);
  const words = only === undefined ? rest["enum"] : [only];
  // A second type makes a far smaller validator than a second branch.
  if (typeof rest["type"] === "string") {
    return { ...rest, type: [rest["type"], "null"], ...(words === undefined ? {} : { enum: [...words, null] }) };
  }
  return { anyOf: [rest["anyOf"] === undefined ? rest : rest["anyOf"], { type: "null" }].flat() };
}

/**
 * A patch may take the keys of one shape out while it writes those of another, so all shapes of a mapping become one.
 * @param {Schema[]} branches @returns {Schema[]}
 */
function withOneMapping(branches) {
  const mappings = branches.filter(({ type }) => type === "object");
  if (mappings.length < 2) return branches;
  const properties = Object.assign({}, ...mappings.map((each) => each["properties"]));
  return [
    ...branches.filter(({ type }) => type !== "object"),
    { type: "object", additionalProperties: false, properties },
  ];
}

/** @param {Schema} node @returns {Schema} */
function relaxed(node) {
  const { required: _required, minProperties: _least, ...rest } = node;
  /** @type {Schema} */
  const result = { ...rest };
  if (rest["properties"] !== undefined) result["properties"] = nullableMembers(rest["properties"]);
  if (typeof rest["additionalProperties"] === "object")
    result["additionalProperties"] = nullable(rest["additionalProperties"]);
  if (rest["items"] !== undefined) result["items"] = nullable(rest["items"]);
  if (rest["anyOf"] !== undefined) result["anyOf"] = withOneMapping(rest["anyOf"].map(relaxed));
  return result;
}

/**
 * The schema of what stands under `environments.<name>`: that of a spec with nothing required and `null` allowed
 * everywhere (RFC 7396: `null` takes a key out), without the keys that hold for the whole file.
 * @param {Schema} schema @returns {Schema}
 */
export function overlaySchema(schema) {
  const { definitions, properties, ...root } = schema;
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !notInOverlay.includes(name)));
  return {
    ...relaxed({ ...root, properties: kept }),
    $id: "overlay.schema.json",
    definitions: Object.fromEntries(Object.entries(definitions).map(([name, node]) => [name, relaxed(node)])),
  };
}
