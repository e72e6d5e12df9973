import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { compose } from "../../../src/compiler/parse/compose.js";
import { linesOf } from "../../../src/compiler/parse/lines.js";
import { readPlain } from "../../../src/compiler/parse/read-plain.js";
import { readTree } from "../../../src/compiler/parse/read-tree.js";
import type { Written } from "../../../src/compiler/parse/written.js";
import { isNightly } from "../../support/nightly.js";
import { root } from "../../support/root.js";

/** What the library makes of a text; undefined where it finds fault with it. */
function byLibrary(text: string): Written | undefined {
  const { document, errors, directives, second } = compose(text);
  if (document === undefined || errors.length + directives.length > 0 || second !== undefined) return undefined;
  const { written, found } = readTree(document, text, linesOf(text, "wordpress.yaml"));
  return found.length > 0 ? undefined : written;
}

/** Whether a text is read here; that it is read as the library does, if so. */
function isReadAlike(text: string): boolean {
  const here = readPlain(text);
  if (here !== undefined) expect(here, text).toStrictEqual(byLibrary(text));
  return here !== undefined;
}

const filesBelow = (pattern: string): readonly string[] => globSync(pattern, { cwd: root }).sort();
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

test("all examples are read here, as the library reads them", () => {
  const files = filesBelow("examples/*/wordpress.yaml");
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !isReadAlike(textOf(file)))).toEqual([]);
});

test("whatever YAML there is in this repository is read as the library reads it, or left to it", () => {
  const files = filesBelow("{test,spec,docs,bench}/**/*.yaml");
  expect(files.filter((file) => isReadAlike(textOf(file))).length).toBeGreaterThan(300);
});

/** Texts that mean something to YAML, or stand at its edges. */
const pieces = [
  ..."\n :-,#[]{}\"'&*!|>%@`?~/\\\t.",
  "\n  ",
  "\n    ",
  "\n# x",
  "\n  # x",
  " # x",
  "# x",
  "- ",
  "\n- ",
  "\n  - ",
  ": ",
  ":\n",
  "a: ",
  "a",
  "b: 1\n",
  "[a, 1]",
  "{ a: 1 }",
  "[]",
  "{}",
  "null",
  "true",
  "Yes",
  "0",
  "07",
  "0x1",
  "0o7",
  "1.5",
  "1e3",
  "-1",
  ".5",
  "2026-11",
  "10.0.0.0/16",
  "<<: ",
  "---\n",
  "...\n",
  "é",
  "{{resolve:x}}",
];

const specs = filesBelow("examples/*/wordpress.yaml").map(textOf);

test("a spec with pieces of YAML put into it or taken out is read as the library reads it, or left to it", () => {
  const edit = fc.record({ at: fc.nat(), drop: fc.nat(6), put: fc.constantFrom("", ...pieces) });
  let known = 0;
  fc.assert(
    fc.property(fc.constantFrom(...specs), fc.array(edit, { minLength: 1, maxLength: 3 }), (spec, edits) => {
      const text = edits.reduce((so, { at, drop, put }) => {
        const place = at % (so.length + 1);
        return so.slice(0, place) + put + so.slice(place + drop);
      }, spec);
      if (isReadAlike(text)) known += 1;
    }),
    { numRuns: isNightly ? 100_000 : 1_500 },
  );
  expect(known).toBeGreaterThan(100);
}, 600_000);

test("a text made of pieces of YAML is read as the library reads it, or left to it", () => {
  let known = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, "\n", "a: ", "- "), { maxLength: 14 }), (parts) => {
      if (isReadAlike(`k: v\n${parts.join("")}`)) known += 1;
    }),
    { numRuns: isNightly ? 500_000 : 10_000 },
  );
  expect(known).toBeGreaterThan(100);
}, 600_000);

const lines = fc.record({
  indent: fc.constantFrom(0, 0, 2, 2, 4, 1, 3),
  start: fc.constantFrom("a:", "b:", "c:", "d.e:", "- ", "- a:", "- b:", "# x", "", "a: 1", "- x"),
  value: fc.constantFrom("", "", " v", " [x, y]", " { p: 1, q: [r] }", " # x", " v # x", ' "q"', " 'q'  ", "  2"),
});

test("whatever lines stand below each other are read as the library reads them, or left to it", () => {
  let known = 0;
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 8 }), fc.boolean(), (all, isEnded) => {
      const text = all.map(({ indent, start, value }) => " ".repeat(indent) + start + value).join("\n");
      if (isReadAlike(isEnded ? `${text}\n` : text)) known += 1;
    }),
    { numRuns: isNightly ? 500_000 : 10_000 },
  );
  expect(known).toBeGreaterThan(100);
}, 600_000);

test.each([
  ["an empty text", ""],
  ["comments alone", "# x\n"],
  ["a list", "- a\n"],
  ["a text", "a\n"],
  ["a second document", "a: 1\n---\nb: 2\n"],
  ["a directive", "%YAML 1.2\n---\na: 1\n"],
  ["an anchor", "a: &x 1\nb: *x\n"],
  ["a tag", "a: !!str 1\n"],
  ["text in several lines", "a: b\n  c\n"],
  ["a block of text", "a: |\n  b\n"],
  ["a key twice", "a: 1\na: 2\n"],
  ["an empty value", "a:\nb: 1\n"],
  ["an escape", 'a: "\\u0041"\n'],
  ["a tab", "a:\tb\n"],
  ["a carriage return", "a: b\r\n"],
  ["a letter of other scripts", "a: é\n"],
  ["a reference that CloudFormation resolves", 'a: "{{resolve:ssm:x}}"\n'],
  ["a number that may be none", "a: 07\n"],
  ["a long number", "a: 1234567890123456\n"],
  ["lists in lists", "a: [[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]\n"],
  ["more than a spec has", `a: 1\n${"# x\n".repeat(5_000)}`],
])("%s is left to the library", (_, text) => {
  expect(readPlain(text)).toBeUndefined();
});
