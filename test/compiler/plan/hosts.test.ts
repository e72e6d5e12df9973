import { expect, test } from "vitest";
import { hostsOf } from "../../../src/compiler/plan/hosts.js";

test("the main name comes first, then the others in their order", () => {
  expect(hostsOf({ name: "example.org", aliases: ["www.example.org", "a.example.org"] })).toEqual([
    "example.org",
    "www.example.org",
    "a.example.org",
  ]);
  expect(hostsOf({ name: "example.org" })).toEqual(["example.org"]);
});

test("without a main name the site has none", () => {
  expect(hostsOf({})).toEqual([]);
  expect(hostsOf({ aliases: ["www.example.org"] })).toEqual([]);
});
