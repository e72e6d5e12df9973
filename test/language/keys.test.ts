import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { keys as generated } from "../../src/generated/keys.js";
import { keys, keysSchema, properties, schema, type Node, target } from "./language.js";

/** Values are chosen in a leaf: it has no fixed keys below it. */
const hasMembers = (given: Node): boolean => {
  const node = target(given);
  return node.properties !== undefined || (node.anyOf ?? []).some(hasMembers);
};
const isGroup = (node: Node): boolean => target(node).properties !== undefined;
const byPath = new Map(properties().map(({ path, node }) => [path, node]));
/** Groups that can be absent or something else than a mapping have a row of their own. */
const groupsWithRow = [
  "database.serverless",
  "network.bastion",
  "network.existing",
  "storage.files.existing",
  "web.image.bake",
];

describe("spec/keys.yaml", () => {
  test("has the shape of schema/keys.schema.json, and the generated table is the file", () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    expect(ajv.validate(keysSchema, keys), ajv.errorsText()).toBe(true);
    expect(generated.map(({ path, ...row }) => [path, row])).toEqual(Object.entries(keys));
  });

  test("its schema refuses a row without source, with an unknown tier, or with two kinds of default", () => {
    const source = { title: "A page", checked: "2026-11-23" };
    const isValid = new Ajv({ strict: false }).compile(keysSchema);
    expect(isValid({ "web.keyName": { tiers: ["ec2"], source } })).toBe(true);
    expect(isValid({ "web.keyName": { tiers: ["ec2"] } })).toBe(false);
    expect(isValid({ "web.keyName": { tiers: ["fargate"], source } })).toBe(false);
    expect(isValid({ "web.keyName": { tiers: ["ec2"], default: 1, derived: "as the other", source } })).toBe(false);
    expect(isValid({ "web.keyName": { tiers: ["ec2"], mayBeAbsent: true, source } })).toBe(false);
    expect(isValid({ "web.list[]": { tiers: ["ec2"], source } })).toBe(false);
  });

  test("every leaf of the schema has a row, and every row is a leaf or a group that can be absent", () => {
    const inRules = properties().filter(({ path }) => path.startsWith("lint.rules."));
    expect(inRules).toEqual([]);
    const leaves = [...byPath]
      .filter(([path, node]) => !isGroup(node) || groupsWithRow.includes(path))
      .map(([path]) => path);
    expect(Object.keys(keys).toSorted()).toEqual(leaves.toSorted());
  });

  test("nothing inside a key can be used by a tier that cannot use the key", () => {
    for (const [path, { tiers }] of Object.entries(keys)) {
      const inside = Object.entries(keys).filter(
        ([each]) => each.startsWith(`${path}.`) || each.startsWith(`${path}[].`),
      );
      for (const [each, row] of inside) expect(tiers, each).toEqual(expect.arrayContaining([...row.tiers]));
    }
  });

  test("what tier lightsail needs first is a switch of that tier", () => {
    const rows = Object.values(keys).filter(({ lightsailNeeds }) => lightsailNeeds !== undefined);
    expect(rows.length).toBeGreaterThan(10);
    for (const { tiers, lightsailNeeds = "" } of rows) {
      expect(tiers).toContain("lightsail");
      expect(keys[lightsailNeeds]?.tiers).toContain("lightsail");
      expect(byPath.get(lightsailNeeds)?.type).toBe("boolean");
    }
  });

  test("a default of the schema equals the row's single default", () => {
    for (const [path, node] of byPath) {
      expect(node.default, path).toEqual(keys[path]?.default);
    }
  });

  test("every default is a value that the schema accepts", () => {
    const ajv = new Ajv({ strict: false });
    let tried = 0;
    for (const [path, row] of Object.entries(keys)) {
      const values = "default" in row ? [row.default] : (row.defaults ?? []).map(({ value }) => value);
      const isValid = ajv.compile({ ...byPath.get(path), definitions: schema.definitions });
      for (const value of values) {
        expect(isValid(value), `${path}: ${JSON.stringify(value)}`).toBe(true);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });

  test("every value that this version does not compile is a value of the language", () => {
    const ajv = new Ajv({ strict: false });
    for (const [path, { tiers, unsupported }] of Object.entries(keys)) {
      if (unsupported === undefined || unsupported === "all") continue;
      const byTier = Array.isArray(unsupported) ? {} : (unsupported as Readonly<Record<string, readonly unknown[]>>);
      expect(tiers, path).toEqual(expect.arrayContaining(Object.keys(byTier)));
      const node = byPath.get(path) ?? {};
      const isValid = ajv.compile({ ...node, definitions: schema.definitions });
      for (const value of Array.isArray(unsupported) ? unsupported : Object.values(byTier).flat()) {
        if (value === "mapping") expect(hasMembers(node), path).toBe(true);
        else expect(isValid(value), `${path}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
  });
});
