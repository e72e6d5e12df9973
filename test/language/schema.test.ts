import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { cookies, regions } from "../../src/generated/facts.js";
import { schemaText } from "../../src/generated/schema.js";
import { keys, nodes, properties, schema, target } from "./language.js";

const tierNames = ["lightsail", "ec2", "elastic"];
const tiersOf = (path: string): readonly string[] => {
  const inside = Object.keys(keys).filter(
    (key) => key === path || key.startsWith(`${path}.`) || key.startsWith(`${path}[]`),
  );
  const rows = keys[path] === undefined ? inside : [path];
  return tierNames.filter((tier) => rows.some((key) => keys[key]?.tiers.includes(tier)));
};
const sentence = (tiers: readonly string[]): string =>
  tiers.length === tierNames.length ? "All tiers." : `Tier${tiers.length > 1 ? "s" : ""} ${tiers.join(" and ")}.`;

describe("schema/wpspec.schema.json", () => {
  test("is a draft-07 schema that ajv compiles in strict mode", () => {
    const ajv = new Ajv({ strict: true });
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  test("names no host in its id, and the generated text is the file", () => {
    expect(JSON.parse(schemaText)).toEqual(schema);
    expect((schema as { $id?: string }).$id).toBe("wpspec.schema.json");
  });

  test("every property says what it does, ends with its tiers, and has examples that it accepts itself", () => {
    const ajv = new Ajv({ strict: false });
    for (const { path, node } of properties()) {
      expect(node.description, path).toMatch(/^[A-Z].*\.$/s);
      const tiers = tiersOf(path);
      // Levels of rules are named by the user, so no row speaks of what stands in them.
      if (tiers.length > 0) expect(node.description, path).toContain(` ${sentence(tiers)}`);
      expect(node.examples?.length ?? 0, path).toBeGreaterThan(0);
      const isValid = ajv.compile({ ...node, definitions: schema.definitions });
      for (const example of node.examples ?? [])
        expect(isValid(example), `${path}: ${JSON.stringify(example)}`).toBe(true);
    }
  });

  test("every mapping is closed, but for the ones whose keys the user names", () => {
    const open = nodes().filter(({ node }) => node.type === "object" && node.additionalProperties !== false);
    expect(open.map(({ at }) => at.slice(at.lastIndexOf("/") + 1)).sort()).toEqual([
      "additionalProperties",
      "cloudformation",
      "environments",
      "ini",
      "parameters",
      "parameters",
      "rules",
      "tags",
      "terraform",
    ]);
    for (const { at, node } of open)
      if (!at.includes("environments/")) expect(node.maxProperties, at).toBeGreaterThan(0);
  });

  test("everything has an upper bound: lists by number, texts by length, numbers by value", () => {
    for (const { at, node } of nodes()) {
      if (node.type === "array") expect(node.maxItems, at).toBeGreaterThan(0);
      if (node.type === "string" && node.enum === undefined && node.const === undefined)
        expect(node.maxLength, at).toBeGreaterThan(0);
      if ((node.type === "integer" || node.type === "number") && node.enum === undefined && node.const === undefined) {
        if (!/\/definitions\/(?:setting|iniSetting)\//.test(at)) expect(node, at).toHaveProperty("maximum");
      }
    }
  });

  test("no list of mappings has to have different items, because comparing them takes quadratic time", () => {
    for (const { at, node } of nodes()) {
      if (node.uniqueItems === true) expect(target(node.items ?? {}).type, at).not.toBe("object");
    }
  });

  test("knows the regions and the plugin packs of the facts", () => {
    const { region, pluginPack } = schema.definitions ?? {};
    expect(region?.enum).toEqual(regions.map(({ name }) => name).toSorted());
    expect(region?.enum).toHaveLength(34);
    expect(pluginPack?.enum).toEqual(cookies.packs.map(({ name }) => name).toSorted());
  });
});
