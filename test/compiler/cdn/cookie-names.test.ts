import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cookieOutside } from "../../../src/compiler/cdn/cookie-names.js";
import { takes } from "../../support/cdn-table.js";

test("of the cookies that are missing the plainest is named", () => {
  expect(cookieOutside([], "wordpress_logged_in_*")).toBe("wordpress_logged_in_1");
  expect(cookieOutside(["a*"], "wp?country")).toBe("wp1country");
});

test("where the plainest is listed, another one is named that is not", () => {
  const name = cookieOutside(["wp_1"], "wp_*") ?? "";
  expect(name).toMatch(/^wp_/);
  expect(name).not.toBe("wp_1");
});

test("no cookie is named where all are listed, if only by several patterns together", () => {
  expect(cookieOutside(["wp_*"], "wp_*")).toBeUndefined();
  expect(cookieOutside(["wp_*"], "wp_1")).toBeUndefined();
  expect(cookieOutside(["a", "a?*"], "a*")).toBeUndefined();
});

test("a cookie that is named is wanted and not listed; where none is, no short name is missing", () => {
  const names = ["", "1", "a", "b", "aa", "ab", "ba", "bb", "1a", "a1", "aab", "bab", "a1b", "abab"];
  const pattern = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 4 }).map((tokens) => tokens.join(""));
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 3 }), pattern, (listed, wanted) => {
      const missing = (name: string): boolean => takes(wanted, name) && !listed.some((each) => takes(each, name));
      const name = cookieOutside(listed, wanted);
      if (name === undefined) expect(names.filter(missing)).toEqual([]);
      else expect(missing(name), name).toBe(true);
    }),
  );
});
