import { expect, test } from "vitest";
import { foundAsIf } from "../../support/found-as-if.js";
import { rule } from "../../../../src/lint/rules/ops/wordpress-outdated.js";

const found = (version: string, ...lines: readonly string[]) => foundAsIf(rule, { version }, ...lines);

test("a patch that is missing is one to write, without asking", () => {
  expect(found("7.0.1")).toEqual([
    {
      at: "wordpress.version",
      message:
        "WordPress 7.0.1 lacks the fixes of 7.0.4: the holes that were closed there are open for whoever tries them.",
      writes: ["7.0.4"],
      isSafe: true,
    },
  ]);
  // Two numbers are the first release.
  expect(found("7.0")).toMatchObject([{ writes: ["7.0.4"] }]);
});

test.each(["6.9.7", "6.8.1", "6.8", "5.9.10", "4.7"])(
  "branch of %s is left behind, and another one is a choice",
  (version) => {
    expect(found(version)).toMatchObject([
      { message: expect.stringContaining("no longer supported, 7.1 is the newest"), writes: ["7.1.0"], isSafe: false },
    ]);
  },
);

test.each(["7.1.0", "7.1", "7.0.4", "7.0.9", "7.1.3", "7.2.0", "7.10.0", "8.0"])(
  "%s is the newest known of its branch, or newer than what is known",
  (version) => {
    expect(found(version)).toEqual([]);
  },
);

test("an image that brings its own WordPress is not asked, and neither is the default", () => {
  expect(found("6.8.1", "web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 } }")).toEqual([]);
  expect(foundAsIf(rule, {})).toEqual([]);
});
