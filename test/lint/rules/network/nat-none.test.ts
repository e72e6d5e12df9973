import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("servers of ours cannot boot without a way out, those of a finished image can", () => {
  expect(found("elastic", "network: { nat: none }")).toEqual(["network/nat-none error /network/nat"]);
  expect(found("elastic", "purpose: staging", "network: { nat: none }")).toEqual([
    "network/nat-none error /network/nat",
  ]);
  expect(found("elastic", "web: { image: { ami: ami-0123456789abcdef0 } }", "network: { nat: none }")).toEqual([
    "network/nat-none warning /network/nat",
  ]);
  expect(
    found("elastic", "web: { image: { ami: ami-0123456789abcdef0 }, bootstrap: full }", "network: { nat: none }"),
  ).toEqual(["network/nat-none error /network/nat"]);
});
