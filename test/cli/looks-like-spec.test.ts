import { expect, test } from "vitest";
import { looksLikeSpec } from "../../src/cli/looks-like-spec.js";

test.each([
  ["the usual beginning", "version: 1\nname: acme\ntier: elastic\n"],
  ["a comment, an empty line and a mark of the byte order", "\ufeff# x\n\nversion: 1 # x\r\ntier: elastic\n"],
  ["a list before the name", "plugins: [a]\nname: acme\n"],
  ["a text in several lines before the name", "a: |\n  b\nname: acme\n"],
  ["a name alone", "name:\n"],
  ["a name at the very end", "a: {}\nname:"],
  ["no YAML at all", "name: [\n"],
  ["a text", "tier\n"],
])("%s: a spec, or something to report", (_, text) => {
  expect(looksLikeSpec(text)).toBe(true);
});

test.each([
  ["other keys", "services: {}\nversion: 3\n"],
  ["a name below another key", "a:\n  name: acme\n"],
  ["a name in brackets over several lines", "a: {b: 1,\n  name: acme }\n"],
  ["a name in a text of several lines", "a: 'b\n\n name: acme'\n"],
  ["a name in a comment", "# name: acme\nversion: 1\n"],
  ["a key that begins like one", "names: []\n"],
])("%s: no spec", (_, text) => {
  expect(looksLikeSpec(text)).toBe(false);
});
