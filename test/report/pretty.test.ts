import pc from "picocolors";
import { expect, test } from "vitest";
import { diagnose } from "../../src/compiler/diagnostics/diagnose.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { parse } from "../../src/compiler/parse/parse.js";
import { pretty } from "../../src/report/pretty.js";

const print = (
  diagnostics: readonly Diagnostic[],
  text: string,
  options: { width?: number; colors?: boolean } = {},
): string =>
  pretty(diagnostics, {
    sources: new Map([["wordpress.yaml", text]]),
    colors: pc.createColors(options.colors ?? false),
    width: options.width ?? 80,
  });

const found = (text: string): readonly Diagnostic[] => parse(text, "wordpress.yaml").diagnostics;

test("a finding shows its place, the lines around it, both places of a duplicate, the hint, and a summary", () => {
  const text = "version: 1\nname: a\nname: b\ntier: elastic\n";
  expect(print(found(text), text)).toBe(
    [
      "wordpress.yaml:3:1: error parse/duplicate-key",
      "The key `name` is written twice in the same place; only one of them could count.",
      "    2 | name: a",
      "  > 3 | name: b",
      "      | ^^^^",
      "    4 | tier: elastic",
      "  wordpress.yaml:2:1: It is written here first.",
      "    1 | version: 1",
      "  > 2 | name: a",
      "      | ^^^^",
      "    3 | name: b",
      "hint: Merge the two, or delete one.",
      "",
      "1 error in 1 file.",
      "",
    ].join("\n"),
  );
});

test("nothing is printed when nothing was found", () => {
  expect(print([], "")).toBe("");
});

test("a file whose text is not known gets no code frame", () => {
  const text = "name: a\nname: b\n";
  const printed = pretty(found(text), { sources: new Map(), colors: pc.createColors(false), width: 80 });
  expect(printed).not.toContain("|");
  expect(printed).toContain("wordpress.yaml:2:1: error");
});

test("the mark stands below the value when wide characters and tabs come before it", () => {
  const text = 'a: "日本"\t#x\nb: "日本" zz\n';
  const lines = print(found(text), text).split("\n");
  const marked = lines.findIndex((line) => line.includes("^"));
  expect(lines[marked - 1]).toBe('  > 2 | b: "日本" zz');
  // Two wide characters take four columns.
  expect(lines[marked]).toBe("      |           ^^");
});

test("a very long line is cut around the mark", () => {
  const text = `a: "${"x".repeat(5000)}" oops ${"y".repeat(5000)}\n`;
  const printed = print(found(text), text);
  for (const line of printed.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(printed).toContain('…xxxxxxxxxxxxxxxxxx" oops yyy');
});

test("messages and hints are broken between words", () => {
  const text = "a: &a [*a]\n";
  for (const line of print(found(text), text, { width: 50 }).split("\n")) expect(line.length).toBeLessThanOrEqual(50);
});

test("colors add nothing but colors", () => {
  const text = "name: a\nname: b\n";
  // oxlint-disable-next-line no-control-regex -- color sequences start with the escape character
  const bare = print(found(text), text, { colors: true }).replace(/\u001b\[\d+m/g, "");
  expect(bare).toBe(print(found(text), text));
});

test("nothing from a spec reaches the terminal as a control character", () => {
  const hostile = 'a\u001b]52;c;\u0007: "\u202e\u200b\\e[2J"\nb: \u009b31m\r\nc: \u0000\n';
  const file = "evil\u001b[2J\n.yaml";
  const diagnostics = parse(hostile, file).diagnostics;
  expect(diagnostics.length).toBeGreaterThan(3);
  const printed = pretty(diagnostics, {
    sources: new Map([[file, hostile]]),
    colors: pc.createColors(false),
    width: 80,
  });
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(printed).toContain("evil\\u{1b}[2J\\u{a}.yaml:1:2");
});

test("a mark is at least one column wide, also at the end of a line", () => {
  const span = { file: "wordpress.yaml", line: 1, column: 5, endLine: 1, endColumn: 5 };
  expect(print([diagnose("parse/syntax", {}, span)], "a: b")).toContain("  > 1 | a: b\n      |     ^\n");
});
