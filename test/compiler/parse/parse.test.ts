import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { parse } from "../../../src/compiler/parse/parse.js";
import type { Document } from "../../../src/compiler/parse/document.js";

const read = (text: string): Document => {
  const { value, diagnostics } = parse(text, "wordpress.yaml");
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("no document");
  return value;
};

const codesOf = (text: string): readonly string[] => parse(text, "wordpress.yaml").diagnostics.map(({ code }) => code);

const place = (span: { line: number; column: number; endLine: number; endColumn: number }): string =>
  `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;

const spec = `version: 1
name: acme-blog   # ours
web:
  capacity: { min: 2, max: 4 }
  keyName:
domain:
  aliases:
    - www.example.org
    - "example.org"
tags:
  a/b~c: "x"
`;

test("a value is found at its line and column, its key beside it", () => {
  const document = read(spec);
  expect(place(document.spanOf("/name"))).toBe("2:7-2:16");
  expect(place(document.keySpanOf("/name"))).toBe("2:1-2:5");
  expect(place(document.spanOf("/web/capacity/max"))).toBe("4:28-4:29");
  expect(place(document.spanOf("/domain/aliases/1"))).toBe("9:7-9:20");
  expect(place(document.keySpanOf("/domain/aliases/1"))).toBe("9:7-9:20");
  expect(place(document.spanOf("/tags/a~1b~0c"))).toBe("11:10-11:13");
});

test("a mapping spans its lines without the blank space after it", () => {
  expect(place(read(spec).spanOf("/domain"))).toBe("7:3-9:20");
});

test("an absent value is shown at the nearest key that is written", () => {
  const document = read(spec);
  expect(document.has("/web/capacity/desired")).toBe(false);
  expect(place(document.spanOf("/web/capacity/desired"))).toBe("4:3-4:11");
  expect(place(document.spanOf("/cdn/enabled"))).toBe("1:1-1:8");
});

test("an empty value is shown at its key", () => {
  const document = read(spec);
  expect(document.has("/web/keyName")).toBe(true);
  expect(place(document.spanOf("/web/keyName"))).toBe("5:3-5:10");
});

test("a scalar is known as it was written", () => {
  const document = read('a: 8.30\nb: "8.30"\nc: 0x1F\nd: [1]\n');
  expect(document.sourceOf("/a")).toBe("8.30");
  expect(document.sourceOf("/b")).toBe('"8.30"');
  expect(document.sourceOf("/c")).toBe("0x1F");
  expect(document.sourceOf("/d")).toBeUndefined();
});

test("CR LF and a byte order mark change neither values nor places", () => {
  const plain = read(spec);
  const windows = read(`\ufeff${spec.replaceAll("\n", "\r\n")}`);
  expect(windows.root).toEqual(plain.root);
  for (const pointer of ["/version", "/domain", "/domain/aliases/0", "/tags/a~1b~0c"]) {
    expect(windows.spanOf(pointer)).toEqual(plain.spanOf(pointer));
  }
});

test("yes, no, on, off, 010 and 1:30 are what YAML 1.2 says", () => {
  expect({ ...(read("a: yes\nb: off\nc: 010\nd: 1:30\ne: 2026-01-01\n").root as object) }).toEqual({
    a: "yes",
    b: "off",
    c: 10,
    d: "1:30",
    e: "2026-01-01",
  });
});

test("strings and keys are in NFC", () => {
  const { root } = read("tags:\n  cafe\u0301: re\u0301sume\u0301\n");
  expect(JSON.stringify(root)).toBe('{"tags":{"caf\u00e9":"r\u00e9sum\u00e9"}}');
});

test("keys that are one after normalising are duplicates", () => {
  expect(codesOf("cafe\u0301: 1\ncaf\u00e9: 2\n")).toEqual(["parse/duplicate-key"]);
});

test("a duplicate key names both places", () => {
  const [found] = parse("a: 1\nb: 2\na: 3\n", "wordpress.yaml").diagnostics;
  expect(found?.span.line).toBe(3);
  expect(found?.related?.map(({ span }) => span.line)).toEqual([1]);
});

test("all mistakes of a file are told at once", () => {
  const text = 'a: 1\na: 2\n1: x\nb: !Ref y\nc: *z\nd: "{{resolve:ssm:k}}"\n<<: {}\n';
  expect(codesOf(text)).toEqual([
    "parse/duplicate-key",
    "parse/key-not-text",
    "parse/tag",
    "parse/unknown-alias",
    "parse/dynamic-reference",
    "parse/merge-key",
  ]);
});

test("an alias of a scalar or of a plain mapping is taken", () => {
  const { root } = read("a: &size { min: 2 }\nb: *size\nc: &name x\nd: *name\n");
  expect(JSON.stringify(root)).toBe('{"a":{"min":2},"b":{"min":2},"c":"x","d":"x"}');
});

test("a value behind an alias is shown at the alias, what is inside of it at the anchor", () => {
  const document = read("a: &size { min: 2 }\nb: *size\n");
  expect(place(document.spanOf("/b"))).toBe("2:4-2:9");
  expect(place(document.spanOf("/b/min"))).toBe("1:17-1:18");
});

test("aliases that nest, contain themselves or grow are refused", () => {
  expect(codesOf("a: &a [*a]\n")).toEqual(["parse/nested-alias"]);
  expect(codesOf("a: &a [1]\nb: &b [*a, *a]\nc: *b\n")).toEqual(["parse/nested-alias", "parse/nested-alias"]);
  const list = `a: &a [${Array.from({ length: 100 }, () => "x").join(",")}]\n`;
  const uses = Array.from({ length: 20 }, (_, index) => `k${index}: *a\n`).join("");
  expect(codesOf(list + uses)).toEqual(["parse/alias-growth"]);
});

test("a key called __proto__ is a key like any other", () => {
  const { root } = read("__proto__:\n  polluted: true\nconstructor: 1\n");
  expect(Object.getPrototypeOf(root)).toBeNull();
  expect(Object.keys(root as object)).toEqual(["__proto__", "constructor"]);
  expect(Object.hasOwn({}, "polluted")).toBe(false);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("hidden characters are refused raw and as escapes, ordinary non-ASCII text is not", () => {
  for (const character of [
    "\u0000",
    "\u0007",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u200b",
    "\u202e",
    "\u2066",
    "\u2028",
    "\ufeff",
    "\ud800",
  ]) {
    expect(codesOf(`a: x${character}y\n`), JSON.stringify(character)).toEqual(["parse/hidden-character"]);
  }
  for (const escape of ["\\0", "\\x1b", "\\u200b", "\\u202e", "\\uD800", "\\r"]) {
    expect(codesOf(`a: "x${escape}y"\n`), escape).toEqual(["parse/hidden-character"]);
  }
  expect(codesOf('a: "Grüße, 世界 😀\\n\\t– “ok”"\n')).toEqual([]);
});

test("reading what was written gives the same values", () => {
  const key = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/);
  const text = fc.string({ unit: "grapheme-ascii", maxLength: 40 }).filter((each) => !/\{\{\s*resolve/i.test(each));
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec<{ tree: unknown; map: unknown }>((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("tree"), { maxLength: 4 }), tie("map")),
    map: fc.dictionary(key, tie("tree"), { maxKeys: 5 }),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, tree, { minKeys: 1, maxKeys: 6 }), (value) => {
      const { value: document, diagnostics } = parse(
        stringify(value, { aliasDuplicateObjects: false }),
        "wordpress.yaml",
      );
      expect(diagnostics).toEqual([]);
      expect(JSON.parse(JSON.stringify(document?.root))).toEqual(value);
    }),
    { numRuns: 150 },
  );
});
