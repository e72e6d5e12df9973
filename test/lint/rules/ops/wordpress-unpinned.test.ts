import { expect, test } from "vitest";
import { foundAsIf } from "../../support/found-as-if.js";
import { rule } from "../../../../src/lint/rules/ops/wordpress-unpinned.js";

test("two numbers are the first release, and say so in three", () => {
  expect(foundAsIf(rule, { version: "7.1" })).toEqual([
    {
      at: "wordpress.version",
      message: "7.1 is the release 7.1.0 and no newer one of its branch, though it reads as if servers got the newest.",
      writes: ["7.1.0"],
      isSafe: true,
    },
  ]);
  expect(foundAsIf(rule, { version: "7.1.0" })).toEqual([]);
  expect(foundAsIf(rule, {})).toEqual([]);
});
