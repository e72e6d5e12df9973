import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each(["valkey", "memcached"])("one node of %s is a warning in both profiles", (engine) => {
  const finding = ["cache/single-node warning /cache/nodes"];
  expect(found("elastic", `cache: { engine: ${engine}, nodes: 1 }`)).toEqual(finding);
  expect(found("elastic", "profile: whitepaper", `cache: { engine: ${engine}, nodes: 1 }`)).toEqual(finding);
});

test.each([
  ["two nodes", "elastic", ["cache: { nodes: 2 }"]],
  ["one node of a staging site", "elastic", ["purpose: staging", "cache: { nodes: 1 }"]],
  ["one node beside one server", "ec2", ["cache: { engine: valkey, nodes: 1 }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
