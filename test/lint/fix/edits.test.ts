import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Change } from "../../../src/compiler/diagnostics/fix.js";
import { edited, fixEdits } from "../../../src/lint/fix/edits.js";

/** The text after one change; undefined where it cannot be made. */
function after(text: string, ...changes: readonly Change[]): string | undefined {
  const edits = fixEdits(text, { changes, isSafe: true });
  return edits && edited(text, edits);
}
const remove = (at: string): Change => ({ kind: "delete", at });
const set = (at: string, to: Extract<Change, { kind: "set" }>["to"]): Change => ({ kind: "set", at, to });
const append = (at: string, ...items: readonly string[]): Change => ({ kind: "append", at, items });

describe("an entry goes", () => {
  test.each([
    ["from a block, with its line", "a:\n  b: 1 # one\n  c: 2\n", "/a/b", "a:\n  c: 2\n"],
    [
      "from a block, with all that is below it",
      "a:\n  b:\n    d: 1\n    e: 2\n\n  # two\n  c: 2\n",
      "/a/b",
      "a:\n\n  # two\n  c: 2\n",
    ],
    ["from the end of a block", "a:\n  b: 1\n  c: 2\nd: 3\n", "/a/c", "a:\n  b: 1\nd: 3\n"],
    ["from the end of a file without a last line break", "a:\n  b: 1\n  c: 2", "/a/c", "a:\n  b: 1\n"],
    ["from brackets, first", "a: { b: 1, c: 2 }\n", "/a/b", "a: { c: 2 }\n"],
    ["from brackets, last", "a: { b: 1, c: 2 }\n", "/a/c", "a: { b: 1 }\n"],
    ["from brackets over several lines", "a: {\n  b: 1,\n  c: 2,\n}\n", "/a/c", "a: {\n  b: 1,\n}\n"],
    ["and its section with it, where it says nothing else", "x: 1\na:\n  b: 1\ny: 2\n", "/a", "x: 1\ny: 2\n"],
    ["and its section with it, where it was the only one", "x: 1\na:\n  b: 1\ny: 2\n", "/a/b", "x: 1\ny: 2\n"],
    ["and leaves deeper mappings, which may mean something", "a:\n  b:\n    c: 1\n", "/a/b/c", "a:\n  b: {}\n"],
    ["and leaves them in brackets", "a: { b: { c: 1 }, d: 2 }\n", "/a/b/c", "a: { b: {}, d: 2 }\n"],
    ["as the first key of an item", "a:\n  - b: 1\n    c: 2\n", "/a/0/b", "a:\n  - c: 2\n"],
    ["as a later key of an item", "a:\n  - b: 1\n    c: 2\n  - b: 3\n", "/a/0/c", "a:\n  - b: 1\n  - b: 3\n"],
    ["as an item in brackets", "a: [x, y, z]\n", "/a/1", "a: [x, z]\n"],
    ["as the last item in brackets", "a: [x, y]\n", "/a/1", "a: [x]\n"],
    ["as an item of a block", "a:\n  - x # one\n  - y\n", "/a/0", "a:\n  - y\n"],
    ["as the only item, with its list", "a:\n  b:\n    - x\n  c: 1\n", "/a/b/0", "a:\n  c: 1\n"],
    ["with Windows line breaks", "a:\r\n  b: 1\r\n  c: 2\r\n", "/a/b", "a:\r\n  c: 2\r\n"],
    ["with a slash in its key", "a:\n  x/y: 1\n  c: 2\n", "/a/x~1y", "a:\n  c: 2\n"],
    ["with a text of several lines", "a:\n  b: |\n    one\n    two\n  c: 2\n", "/a/b", "a:\n  c: 2\n"],
  ])("%s", (_, text, at, expected) => {
    expect(after(text, remove(at))).toBe(expected);
  });
});

describe("a value is set", () => {
  test.each([
    ["in place of another", "a:\n  b: 1 # one\n", set("/a/b", 2), "a:\n  b: 2 # one\n"],
    ["in place of a quoted one", 'a: "x"\n', set("/a", "w"), "a: w\n"],
    ["in quotes where it needs them", "a: x\n", set("/a", "*.example.org"), 'a: "*.example.org"\n'],
    ["in quotes where YAML would read a word otherwise", "a: x\n", set("/a", "off"), 'a: "off"\n'],
    ["as a list in brackets", "a: { b: 1 }\n", set("/a/b", ["x", "y z"]), 'a: { b: [x, "y z"] }\n'],
    ["in place of a block", "a:\n  b:\n    c: 1\n  d: 2\n", set("/a/b", 3), "a:\n  b: 3\n  d: 2\n"],
    ["in place of a block that is an item", "a:\n  - b: 1\n    c: 2\n  - d\n", set("/a/0", "x"), "a:\n  - x\n  - d\n"],
    ["where nothing stands after the colon", "a:\n  b:\n  c: 1\n", set("/a/b", 1), "a:\n  b: 1\n  c: 1\n"],
    ["as a new key of a block", "a:\n  b: 1 # one\nc: 2\n", set("/a/x", true), "a:\n  b: 1 # one\n  x: true\nc: 2\n"],
    ["as a new key after a block", "a:\n  b:\n    c: 1\nd: 2\n", set("/a/x", 1), "a:\n  b:\n    c: 1\n  x: 1\nd: 2\n"],
    ["as a new key in brackets", "a: { b: 1 }\n", set("/a/x", 1), "a: { b: 1, x: 1 }\n"],
    ["as a new key in empty brackets", "a: {}\n", set("/a/x", 1), "a: { x: 1 }\n"],
    ["as a new key of nothing", "a:\nb: 1\n", set("/a/x", 1), "a: { x: 1 }\nb: 1\n"],
    ["with sections that are missing", "a: 1\n", set("/b/c/d", "x"), "a: 1\nb: { c: { d: x } }\n"],
    ["with sections that are missing below", "a:\n  b: 1\n", set("/a/c/d", 1), "a:\n  b: 1\n  c: { d: 1 }\n"],
    ["at the end of a file without a last line break", "a: 1", set("/b", 2), "a: 1\nb: 2"],
    ["of an item", "a:\n  - b: 1\n  - b: 2\n", set("/a/1/c", 3), "a:\n  - b: 1\n  - b: 2\n    c: 3\n"],
    ["with Windows line breaks", "a:\r\n  b: 1\r\n", set("/a/c", 2), "a:\r\n  b: 1\r\n  c: 2\r\n"],
  ])("%s", (_, text, change, expected) => {
    expect(after(text, change)).toBe(expected);
  });
});

describe("items are appended", () => {
  test.each([
    ["in brackets", "a: [x]\n", "a: [x, w]\n"],
    ["in empty brackets", "a: []\n", "a: [w]\n"],
    ["to a block", "a:\n  - x # one\nb: 1\n", "a:\n  - x # one\n  - w\nb: 1\n"],
    ["to a block without indentation", "a:\n- x\nb: 1\n", "a:\n- x\n- w\nb: 1\n"],
    ["to a block of mappings", "a:\n  - b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n  - w\n"],
  ])("%s", (_, text, expected) => {
    expect(after(text, append("/a", "w"))).toBe(expected);
  });

  test("several, and each needs its quotes", () => {
    expect(after("a: [x]\n", append("/a", "w*", "z"))).toBe('a: [x, "w*", z]\n');
    expect(after("a:\n  - x\n", append("/a", "w*", "z"))).toBe('a:\n  - x\n  - "w*"\n  - z\n');
  });
});

describe("nothing is changed", () => {
  test.each([
    ["where there is nothing to delete", "a: 1\n", remove("/b")],
    ["behind an alias, for it would change in both places", "a: &x { b: 1, c: 2 }\nd: *x\n", remove("/d/b")],
    ["where the value is an alias", "a: &x [p]\nd: *x\n", append("/d", "q")],
    ["in something that is no mapping", "a: 1\n", set("/a/0/b", 1)],
  ] as const)("%s", (_, text, change) => {
    const made = after(text, change);
    if (made !== undefined) expect(parse(made)).toBeTypeOf("object");
    expect([undefined, "a: { 0: { b: 1 } }\n", 'a: { "0": { b: 1 } }\n']).toContain(made);
  });
});

test("several changes of one fix are made together", () => {
  const text = "a:\n  b: 1\n  c: 2\n  d: 3\n";
  expect(after(text, remove("/a/b"), set("/a/d", 4))).toBe("a:\n  c: 2\n  d: 4\n");
});

test("several changes in one place are made one after the other", () => {
  const text = "a: {}\nb: 1\n";
  expect(after(text, set("/a/x/u", 1), set("/a/x/w", 2))).toBe("a: { x: { u: 1, w: 2 } }\nb: 1\n");
  const list = "a: [x, y, z]\n";
  expect(after(list, remove("/a/2"), remove("/a/1"))).toBe("a: [x]\n");
});
