import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("a fleet without an object cache is told what that means", () => {
  expect(found("elastic", "cache: { engine: none }")).toEqual(["cache/none-on-elastic info /cache/engine"]);
});

test.each([
  ["a staging site", "elastic", ["purpose: staging", "cache: { engine: none }"]],
  ["one server", "ec2", ["cache: { engine: none }"]],
  ["a fleet with a cache", "elastic", ["cache: { engine: memcached }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
