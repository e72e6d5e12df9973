import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("ElastiCache without a way to it is an error, whichever engine", () => {
  expect(found("lightsail", "cache: { engine: memcached }")).toEqual([
    "cache/lightsail-without-peering error /cache/engine",
  ]);
  expect(found("lightsail", "cache: { engine: valkey }", "lightsail: { peering: false }")).toEqual([
    "cache/lightsail-without-peering error /cache/engine",
  ]);
});

test.each([
  ["a peered VPC", "lightsail", ["cache: { engine: valkey }", "lightsail: { peering: true }"]],
  ["a cache on the instance", "lightsail", ["cache: { engine: local }"]],
  ["no cache", "lightsail", ["cache: { engine: none }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
