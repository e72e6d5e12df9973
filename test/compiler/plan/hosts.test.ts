import { expect, test } from "vitest";
import type { TierSpec } from "../../../src/generated/spec.js";
import { hostsOf, siteNames, sitesOf } from "../../../src/compiler/plan/hosts.js";

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

test("the names of the sites come after those of the main one, each with its own behind it", () => {
  const sites = [{ host: "blog.example.com", aliases: ["b.example.com"] }, { host: "shop.example.net" }];
  expect(hostsOf(spec({ name: "example.org", aliases: ["www.example.org"] }, sites))).toEqual([
    "example.org",
    "www.example.org",
    "blog.example.com",
    "b.example.com",
    "shop.example.net",
  ]);
  expect(hostsOf(spec({}, sites))).toEqual(["blog.example.com", "b.example.com", "shop.example.net"]);
});

test("a site is called as it is written, else by its host with hyphens and in small letters", () => {
  const sites = [{ host: "Blog.Example.com" }, { host: "shop.example.net", name: "Shop" }];
  expect(siteNames(spec({ name: "example.org" }, sites))).toEqual(["blog-example-com", "Shop"]);
  expect([siteNames(spec({})), sitesOf(spec({}, []))]).toEqual([[], []]);
});

test("tier lightsail knows no sites", () => {
  const bare = { domain: { name: "example.org" }, wordpress: {} } as unknown as TierSpec;
  expect([hostsOf(bare), sitesOf(bare)]).toEqual([["example.org"], []]);
});
