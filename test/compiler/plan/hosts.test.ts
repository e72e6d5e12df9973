import { expect, test } from "vitest";
import type { TierSpec } from "../../../src/generated/spec.js";
import { hostsOf } from "../../../src/compiler/plan/hosts.js";

/** A spec of which only the domain and the sites matter. */
const spec = (domain: object, sites?: readonly object[]): TierSpec =>
  ({ domain, wordpress: { sites } }) as unknown as TierSpec;

test("the main name comes first, then the others in their order", () => {
  expect(hostsOf(spec({ name: "example.org", aliases: ["www.example.org", "a.example.org"] }))).toEqual([
    "example.org",
    "www.example.org",
    "a.example.org",
  ]);
  expect(hostsOf(spec({ name: "example.org" }))).toEqual(["example.org"]);
});

test("without a main name the site has none", () => {
  expect(hostsOf(spec({}))).toEqual([]);
  expect(hostsOf(spec({ aliases: ["www.example.org"] }))).toEqual([]);
});
