import * as fc from "fast-check";
import { expect, test } from "vitest";
import { takesCookie, withoutCovered } from "../../../src/compiler/cdn/cookie-names.js";
import { cookiePack, coreCookies, neverVarying } from "../../../src/compiler/cdn/cookie-pack.js";
import { cookieRoom } from "../../../src/compiler/cdn/policy-room.js";
import { varyingCookies } from "../../../src/compiler/cdn/varying.js";
import { modern, whitepaper } from "./support/cdn-input.js";

const room = { entries: 10, nameBytes: () => 1024 };
const core = ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*"];
const packNames = [
  "bbpress",
  "buddypress",
  "easy-digital-downloads",
  "gravity-forms",
  "jetpack",
  "learndash",
  "memberpress",
  "polylang",
  "woocommerce",
  "wpml",
];
const of = (plugins: readonly string[], path = "*", cookies: readonly string[] = []) =>
  varyingCookies({ ...modern, plugins, cookies }, path, room).names;

test("WordPress alone varies by three cookies", () => {
  expect(of([])).toEqual(core);
  expect(of(["gravity-forms", "memberpress", "learndash", "bbpress", "unknown"])).toEqual(core);
});

test("the whitepaper's list stays as the paper has it, and packs extend it", () => {
  expect(varyingCookies(whitepaper, "*", room).names).toEqual(["comment_*", "wordpress_*", "wp-settings-*"]);
  expect(varyingCookies({ ...whitepaper, plugins: ["bbpress", "polylang"] }, "*", room).names).toEqual([
    "comment_*",
    "wordpress_*",
    "wp-settings-*",
    "pll_language",
  ]);
});

test("a pack adds its cookies, but not those that need a setting and not those that never vary a page", () => {
  expect(of(["woocommerce"])).toEqual([
    ...core,
    "woocommerce_items_in_cart",
    "woocommerce_cart_hash",
    "wp_woocommerce_session_*",
  ]);
  expect(of(["easy-digital-downloads"])).toEqual([...core, "edd_items_in_cart", "edd_wp_session*"]);
});

test("a cookie counts only where its pages are", () => {
  expect(of(["polylang"], "*")).toContain("pll_language");
  expect(of(["polylang"], "news/*")).not.toContain("pll_language");
  expect(of(["buddypress"], "groups/hiking/*")).toContain("bp-*-scope");
  expect(of(["buddypress"], "news/*")).toEqual([...core, "bp-message*"]);
});

test("paths that answer everybody alike vary by no cookie; feeds do vary", () => {
  for (const path of ["robots.txt", "sitemap*.xml", "*.css", ".well-known/*"])
    expect(of(["woocommerce"], path)).toEqual([]);
  for (const path of ["feed/*", "news/*"]) expect(of([], path)).toEqual(core);
});

test("cookies of the spec come last, and those that others take already are left out", () => {
  expect(of([], "*", ["z", "a*", "abc", "comment_author_email_*"])).toEqual([...core, "a*", "z"]);
  expect(of([], "*", ["comment_*"])).toEqual(["wordpress_logged_in_*", "wp-postpass_*", "comment_*"]);
});

test("order of plugins and cookies in the spec does not matter", () => {
  const plugins = ["woocommerce", "polylang", "buddypress"];
  expect(of([...plugins].reverse(), "*", ["b", "a"])).toEqual(of(plugins, "*", ["a", "b"]));
});

test("what does not fit is merged pack by pack, after cookies that never vary a page are left out", () => {
  const plugins = ["woocommerce", "buddypress"];
  const result = varyingCookies({ ...modern, plugins, cookies: ["_ga", "wpcountry"] }, "*", room);
  expect(result.unmerged?.length).toBe(12);
  expect(result.names).toEqual([
    ...core,
    "bp-*",
    "woocommerce_items_in_cart",
    "woocommerce_cart_hash",
    "wp_woocommerce_session_*",
    "wpcountry",
  ]);
  // What fits is left alone, even if it is of no use: a rule says so.
  expect(of([], "*", ["_ga"])).toEqual([...core, "_ga"]);
});

test("two cookies of a pack are merged where that makes the room", () => {
  const cookies = Array.from({ length: 6 }, (_, index) => `c${index}`);
  const plugins = ["easy-digital-downloads"];
  expect(of(plugins, "*", cookies)).toEqual([...core, "edd_*", ...cookies]);
  expect(of(plugins, "*", cookies.slice(1))).toEqual([
    ...core,
    "edd_items_in_cart",
    "edd_wp_session*",
    ...cookies.slice(1),
  ]);
});

test("the only cookie that a pack has on a path is not merged: that would make no room, and more would vary the page", () => {
  const cookies = Array.from({ length: 7 }, (_, index) => `c${index}`);
  const result = varyingCookies({ ...modern, plugins: ["buddypress"], cookies }, "news/*", room);
  expect(result).toEqual({ names: [...core, "bp-message*", ...cookies], unmerged: undefined });
});

test("WordPress's own cookies that never vary a page are left out like everybody's, where there is no room", () => {
  const cookies = ["wordpress_test_cookie", "_ga", ...Array.from({ length: 7 }, (_, index) => `c${index}`)];
  const { names, unmerged } = varyingCookies({ ...modern, cookies }, "*", room);
  expect(names).toEqual([...core, ...cookies.slice(2)]);
  expect(unmerged).toHaveLength(12);
});

test("ForwardedValues have room for names of 512 bytes together, less one for each", () => {
  const legacy = cookieRoom("legacy", { headers: "none", queryStrings: "none" });
  const names = (long: number) =>
    varyingCookies({ ...whitepaper, cookies: ["_ga", "x".repeat(long)] }, "*", legacy).names;
  // The paper's three have 33 bytes, _ga has 3; five names leave 507.
  expect(names(471)).toContain("_ga");
  expect(names(472)).not.toContain("_ga");
});

test("no cookie that varies a page is ever left out, even when they do not fit", () => {
  const cookies = Array.from({ length: 12 }, (_, index) => `c${index + 10}`);
  const result = varyingCookies({ ...modern, cookies }, "*", room);
  expect(result.names).toEqual([...core, ...cookies]);
  expect(result.unmerged).toBeUndefined();
});

test("all shops and language packs together fit a policy", () => {
  const names = of(["woocommerce", "easy-digital-downloads", "buddypress", "polylang"]);
  // Twelve, and ten once BuddyPress's four are one.
  expect(names).toEqual([
    ...core,
    "bp-*",
    "edd_items_in_cart",
    "edd_wp_session*",
    "pll_language",
    "woocommerce_items_in_cart",
    "woocommerce_cart_hash",
    "wp_woocommerce_session_*",
  ]);
});

test("the derived set is sufficient and minimal for every choice of packs", () => {
  fc.assert(
    fc.property(fc.subarray(packNames), fc.constantFrom("*", "news/*", "members/*"), (plugins, path) => {
      const { names, unmerged } = varyingCookies({ ...modern, plugins }, path, {
        entries: 100,
        nameBytes: () => 9_999,
      });
      expect(unmerged).toBeUndefined();
      const facts = [...coreCookies, ...plugins.flatMap((name) => cookiePack(name)?.cookies ?? [])];
      const always = facts.filter(
        (each) => each.varies === "key" && each.onlyWith === undefined && each.paths.includes("*"),
      );
      for (const { name } of always) expect(takesCookie(names, name.replaceAll("*", "x"))).toBe(true);
      for (const never of neverVarying) expect(takesCookie(names, never.replaceAll(/[*?]/g, "x"))).toBe(false);
      const entries = names.map((name) => ({ name }));
      expect(withoutCovered(entries)).toEqual(entries);
      for (const name of names) expect(facts.some((each) => each.varies === "key" && each.name === name)).toBe(true);
    }),
  );
});
