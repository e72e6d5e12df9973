import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validateOverlay, validateSpec } from "../../src/generated/validate.js";
import { root } from "../support/root.js";
import { fullSpecs, pathsOf } from "./full-specs.js";
import { properties } from "./language.js";

const fourLines = { version: 1, name: "acme-blog", tier: "elastic", region: "eu-west-1" };
const isSpec = (changes: object): boolean => validateSpec({ ...fourLines, ...changes });
const named = (name: string): boolean => isSpec({ name });

describe("the generated validators", () => {
  test("accept the four-line spec, and need each of its lines", () => {
    expect(validateSpec(fourLines)).toBe(true);
    for (const key of Object.keys(fourLines)) expect(isSpec({ [key]: undefined }), key).toBe(false);
  });

  test("accept specs that between them use every key", () => {
    for (const spec of fullSpecs) expect(validateSpec(spec), JSON.stringify(validateSpec.errors)).toBe(true);
    const used = new Set(fullSpecs.flatMap((spec) => pathsOf(spec)));
    expect(
      properties()
        .filter(({ path }) => !used.has(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test("need nothing at run time", () => {
    const code = readFileSync(join(root, "src", "generated", "validate.js"), "utf8");
    // Ajv keeps the text of what it would have required as a string beside the function.
    expect(code.replace(/'[^'\n]*'/g, "''")).not.toMatch(/\brequire\(|\bimport\b/);
    expect(code).not.toContain(root);
  });

  test("refuse a key that does not exist, at any depth", () => {
    for (const { path } of properties().filter(({ path }) => !path.includes("[]"))) {
      const spec = structuredClone(fullSpecs.find((each) => pathsOf(each).includes(path)));
      const words = path.split(".").slice(0, -1);
      const parent = words.reduce<unknown>((at, word) => (at as Record<string, unknown>)[word], spec);
      (parent as Record<string, unknown>)["nonsense"] = 1;
      expect(validateSpec(spec), path).toBe(false);
    }
  });

  test("take names that leave room for the stacks in other regions", () => {
    for (const name of ["ab", "a-1", "knowledge", "edge-case", "a".repeat(28)]) expect(named(name), name).toBe(true);
    for (const name of [
      "a",
      "A1",
      "1a",
      "a-",
      "a_b",
      "edge",
      "recovery",
      "acme-edge",
      "acme-recovery",
      "a".repeat(29),
    ]) {
      expect(named(name), name).toBe(false);
    }
  });

  test("take ACU in half steps", () => {
    const capacity = (minAcu: number, maxAcu: number): boolean =>
      isSpec({ database: { serverless: { minAcu, maxAcu } } });
    expect(capacity(0, 256)).toBe(true);
    expect(capacity(0.5, 1)).toBe(true);
    expect(capacity(0.3, 1)).toBe(false);
    expect(capacity(0.5, 256.5)).toBe(false);
  });

  test("take one of several shapes, not two at once", () => {
    expect(isSpec({ cdn: { geo: { allow: ["DE"], deny: ["FR"] } } })).toBe(false);
    expect(isSpec({ web: { image: { ami: "ami-0123456789abcdef0", ssm: "/x" } } })).toBe(false);
    expect(isSpec({ web: { image: {} } })).toBe(false);
    expect(isSpec({ backup: { files: true } })).toBe(false);
  });

  test("take addresses only in their range", () => {
    const cidr = (text: string): boolean => isSpec({ network: { cidr: text } });
    for (const text of ["10.0.0.0/16", "255.255.255.255/32", "0.0.0.0/0"]) expect(cidr(text), text).toBe(true);
    for (const text of ["10.0.0.256/16", "10.0.0.0/33", "10.0.0/16", "10.0.0.0", "010.0.0.0/8"])
      expect(cidr(text), text).toBe(false);
  });

  test("refuse a tag key of AWS, whatever its case, and a value that is no text", () => {
    expect(isSpec({ tags: { "my:key": "x" } })).toBe(true);
    expect(isSpec({ tags: { "AWS:x": "x" } })).toBe(false);
    expect(isSpec({ tags: { number: 4711 } })).toBe(false);
    expect(isSpec({ tags: { "": "x" } })).toBe(false);
  });

  test("refuse environments called like the stacks in other regions", () => {
    expect(isSpec({ environments: { staging: {} } })).toBe(true);
    for (const name of ["edge", "recovery", "x-edge", "Staging", "a".repeat(17)]) {
      expect(isSpec({ environments: { [name]: {} } }), name).toBe(false);
    }
  });
});

describe("the validator of overlays", () => {
  test("needs nothing, and takes null in every place", () => {
    expect(validateOverlay({})).toBe(true);
    for (const { path } of properties()) {
      const [first = ""] = path.split(".");
      if (["version", "name", "environments"].includes(first) || path.includes("[]")) continue;
      const overlay = path.split(".").reduceRight<unknown>((inside, word) => ({ [word]: inside }), null);
      expect(validateOverlay(overlay), path).toBe(true);
    }
  });

  test("refuses what holds for the whole file, even as null", () => {
    for (const key of ["version", "name", "environments"]) {
      expect(validateOverlay({ [key]: null }), key).toBe(false);
    }
    expect(validateOverlay({ version: 1 })).toBe(false);
  });

  test("takes a mapping that trades one shape for another", () => {
    expect(validateOverlay({ web: { image: { ami: null, ssm: "/x" } } })).toBe(true);
    expect(validateOverlay({ cdn: { geo: { allow: null, deny: ["FR"] } } })).toBe(true);
  });

  test("still refuses wrong values and unknown keys", () => {
    expect(validateOverlay({ web: { volumeGiB: "20" } })).toBe(false);
    expect(validateOverlay({ web: { volumeGib: 20 } })).toBe(false);
    expect(validateOverlay({ cdn: { waf: { mode: "off" } } })).toBe(false);
  });
});
