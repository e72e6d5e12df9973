import { expect, test } from "vitest";
import { count, listOf, quote, shorten } from "../../../src/compiler/diagnostics/phrase.js";

test("a long text is cut, but never inside of a character", () => {
  expect(shorten("a".repeat(100))).toHaveLength(60);
  expect(shorten(`${"a".repeat(58)}😀😀`)).toBe(`${"a".repeat(58)}…`);
});

test("text that looks like a number is shown with its quotes", () => {
  expect(quote("30")).toBe('`"30"`');
  expect(quote(30)).toBe("`30`");
  expect(quote("elastic")).toBe("`elastic`");
});

test("text that backticks cannot hold is shown as JSON", () => {
  expect(quote("a`b")).toBe('"a`b"');
  expect(quote(" a")).toBe('" a"');
  expect(quote("a\nb")).toBe("`a⏎b`");
});

test("a list of words reads as a sentence and is capped", () => {
  expect(listOf(["a"])).toBe("`a`");
  expect(listOf(["a", "b", "c"], "and")).toBe("`a`, `b` and `c`");
  expect(listOf(Array.from({ length: 40 }, (_, index) => `w${index}`))).toMatch(/ or 25 more$/);
});

test("counts agree with their noun", () => {
  expect([count(1, "line"), count(2, "line")]).toEqual(["1 line", "2 lines"]);
});
