import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("one gateway for all zones is a warning in both profiles", () => {
  expect(found("elastic", "network: { nat: single }")).toEqual(["network/nat-single warning /network/nat"]);
  expect(found("elastic", "profile: whitepaper", "network: { nat: single }")).toEqual([
    "network/nat-single warning /network/nat",
  ]);
});

test.each([
  ["a staging site", "elastic", ["purpose: staging", "network: { nat: single }"]],
  ["a staging environment", "elastic", ["environments: { staging: { network: { nat: single } } }"]],
  ["a gateway in each zone", "elastic", ["network: { nat: perAz }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
