import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each(["ec2", "elastic"])("logs that are switched off on %s are a warning", (tier) => {
  expect(found(tier, "network: { flowLogs: false }")).toEqual(["network/flow-logs-off warning /network/flowLogs"]);
});

test.each([
  ["profile whitepaper", "elastic", ["profile: whitepaper", "network: { flowLogs: false }"]],
  ["a staging site", "elastic", ["purpose: staging", "network: { flowLogs: false }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
