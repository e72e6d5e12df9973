import fc from "fast-check";
import { expect, test } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import type { Diagnostic } from "../../../src/compiler/diagnostics/diagnostic.js";
import { parse } from "../../../src/compiler/parse/parse.js";
import { findProblems } from "../../../src/compiler/validate/find-problems.js";
import { knownPaths } from "../../../src/compiler/validate/known-paths.js";
import { follow, type SchemaNode } from "../../../src/compiler/validate/schema-node.js";
import { keySynonym } from "../../../src/compiler/validate/synonyms.js";
import { validate } from "../../../src/compiler/validate/validate.js";
import { schemaText } from "../../../src/generated/schema.js";
import { validateOverlay, validateSpec } from "../../../src/generated/validate.js";

const root = JSON.parse(schemaText) as SchemaNode;
const smallest = "version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\n";

const check = (text: string): readonly Diagnostic[] => {
  const parsed = parse(text, "wordpress.yaml");
  expect(parsed.diagnostics).toEqual([]);
  return parsed.value === undefined ? [] : validate(parsed.value).diagnostics;
};

test("the smallest spec is fine", () => {
  expect(check(smallest)).toEqual([]);
});

test("one mistake is one diagnostic, at the value", () => {
  const found = check(`${smallest}web:\n  image:\n    ami: nonsense\n`);
  expect(found.map(({ code, span, path }) => [code, span.line, span.column, path])).toEqual([
    ["spec/form", 7, 10, "/web/image/ami"],
  ]);
});

test("every environment is checked, and its places are those in the file", () => {
  const text = `${smallest}environments:\n  staging:\n    web:\n      volumeGiB: "30"\n  test:\n    network:\n      nat: nope\n`;
  expect(check(text).map(({ path, span }) => [path, span.line])).toEqual([
    ["/environments/staging/web/volumeGiB", 8],
    ["/environments/test/network/nat", 11],
  ]);
});

test("an environment may delete a key with null and leave out what is required", () => {
  const text = `${smallest}domain:\n  name: blog.example.org\nenvironments:\n  staging:\n    domain: null\n    wordpress:\n      install:\n        title: Staging\n`;
  expect(check(text)).toEqual([]);
});

test("diagnostics come in source order", () => {
  const lines = check(`${smallest}zzz: 1\nweb:\n  b: 1\n  volumeGiB: x\naaa: 1\n`).map(({ span }) => span.line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(lines).toHaveLength(4);
});

test("a very long key is answered without a search for neighbours", () => {
  const [found] = check(`${smallest}${"x".repeat(1000)}: 1\n`);
  expect(found?.code).toBe("spec/unknown-key");
  expect(found?.message.length).toBeLessThan(200);
});

test("mappings where a list of words is due are refused, whatever their keys are called", () => {
  for (const items of ["[{}, {}]", "[{valueOf: 1}, {valueOf: 1}]", "[{constructor: 1, toString: 2}, {toString: 2}]"]) {
    const found = check(`${smallest}domain:\n  aliases: ${items}\n`);
    expect(
      found.map(({ code }) => code),
      items,
    ).toContain("spec/wrong-type");
  }
});

test("only keywords are used in the schema that problems can be found for", () => {
  const known = new Set<string>([
    "$schema",
    "$id",
    "$ref",
    "title",
    "description",
    "examples",
    "default",
    "definitions",
    "type",
    "const",
    "enum",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "required",
    "minProperties",
    "maxProperties",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "multipleOf",
    "anyOf",
    "oneOf",
    "allOf",
    "not",
    "if",
    "then",
    "else",
  ]);
  const unknown = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (!known.has(key)) unknown.add(key);
      if (["properties", "patternProperties", "definitions"].includes(key))
        Object.values(value as object).forEach(visit);
      else if (!["examples", "default", "const", "enum"].includes(key)) visit(value);
    }
  };
  visit(root);
  expect([...unknown]).toEqual([]);
});

test("every word from elsewhere leads to a key that exists", () => {
  const paths = new Set(knownPaths(root).map(({ path }) => path));
  paths.add("environments");
  const words = [
    "vpcCidr",
    "azs",
    "retention",
    "redis",
    "cloudfront",
    "s3",
    "efs",
    "rds",
    "aurora",
    "asg",
    "ssl",
    "acm",
    "ssm",
    "waf",
    "min_size",
    "UserData",
    "multi-az",
    "hosted_zone_id",
    "title",
    "securityGroups",
    "snapshot_arn",
    "disk-size",
    "php_ini",
    "uploadLimit",
    "env",
  ];
  for (const word of words) {
    const synonym = keySynonym(word, "");
    expect(synonym, word).toBeDefined();
    expect(paths, word).toContain(synonym?.split(": ")[0]);
  }
});

/** Any value at a place of the schema: sometimes what belongs there, sometimes not. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    2,
    -1,
    0.5,
    35,
    "",
    "x",
    "all",
    "none",
    "aurora",
    "10.0.0.0/16",
    [],
    {},
    [{}],
    ["all"],
    { a: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const examples = knownPaths(root).flatMap(({ path, schema }) =>
  path.includes("[]") ? [] : (follow(schema, root).examples ?? []).map((value) => ({ path, value })),
);

const withValue = (path: string, value: unknown, base: object): Record<string, unknown> => {
  const spec = structuredClone(base) as Record<string, unknown>;
  let at = spec;
  const words = path.split(".");
  for (const word of words.slice(0, -1)) {
    const next = at[word];
    at = (typeof next === "object" && next !== null ? next : (at[word] = {})) as Record<string, unknown>;
  }
  at[words.at(-1) ?? ""] = value;
  return spec;
};

const base: object = parseYaml(smallest) as object;

test("the search finds a problem exactly where the generated validator says no", () => {
  const place = fc.constantFrom(...examples);
  const spec = fc
    .array(fc.tuple(place, fc.boolean(), anyValue), { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce<object>(
        (so, [{ path, value }, isRight, other]) => withValue(path, isRight ? value : other, so),
        base,
      ),
    );
  fc.assert(
    fc.property(spec, (value) => {
      const problems = findProblems({ root, isOverlay: false }, root, value, "");
      expect(problems.length === 0, JSON.stringify(value)).toBe(validateSpec(value));
    }),
    { numRuns: 3000 },
  );
});

test("the search agrees with the validator about environments too", () => {
  const place = fc.constantFrom(...examples.filter(({ path }) => !["version", "name"].includes(path)));
  const overlay = fc
    .array(fc.tuple(place, fc.boolean(), anyValue), { minLength: 1, maxLength: 3 })
    .map((edits) =>
      edits.reduce<object>((so, [{ path, value }, isRight, other]) => withValue(path, isRight ? value : other, so), {}),
    );
  fc.assert(
    fc.property(overlay, (value) => {
      const problems = findProblems({ root, isOverlay: true }, root, value, "");
      expect(problems.length === 0, JSON.stringify(value)).toBe(validateOverlay(value));
    }),
    { numRuns: 3000 },
  );
});

test("whatever is written, the answer is a list of full sentences with a place inside of the file", () => {
  const place = fc.constantFrom(...examples);
  fc.assert(
    fc.property(place, anyValue, ({ path }, value) => {
      const text = stringify(withValue(path, value, base), { aliasDuplicateObjects: false });
      const parsed = parse(text, "wordpress.yaml");
      if (parsed.value === undefined) return;
      for (const { message, span } of validate(parsed.value).diagnostics) {
        expect(message).toMatch(/[.]$/);
        expect(message).not.toMatch(/\bundefined\b|\[object/);
        expect(span.line).toBeLessThanOrEqual(text.split("\n").length);
      }
    }),
    { numRuns: 1000 },
  );
});
