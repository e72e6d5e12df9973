import { expect, test } from "vitest";
import { foundAsIf } from "../../support/found-as-if.js";
import { rule } from "../../../../src/lint/rules/ops/php-wordpress-mismatch.js";

test.each([
  ["6.8.8", "8.5"],
  ["6.7", "8.5"],
])("WordPress %s is older than PHP %s", (version, phpVersion) => {
  expect(foundAsIf(rule, { version, phpVersion })).toEqual([
    {
      at: "wordpress.phpVersion",
      message: `WordPress ${version} runs with PHP 7.2 to 8.4: with ${phpVersion} pages show warnings or nothing at all.`,
      writes: ["8.4"],
      isSafe: false,
    },
  ]);
});

test.each([
  ["6.8.8", "8.4"],
  ["6.9.7", "8.5"],
  ["7.1.0", "8.1"],
  // Of a branch that is not known nobody can say.
  ["6.0.0", "8.5"],
  ["7.10.0", "8.5"],
])("WordPress %s runs with PHP %s", (version, phpVersion) => {
  expect(foundAsIf(rule, { version, phpVersion })).toEqual([]);
});
