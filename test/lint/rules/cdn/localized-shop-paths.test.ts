import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { behaviorsOf } from "../../../../src/compiler/plan/behaviors-of.js";
import type { ElasticSpec } from "../../../../src/generated/spec.js";
import { rule } from "../../../../src/lint/rules/cdn/localized-shop-paths.js";

/** What the rule finds in a language that this version does not compile yet, as if it did. */
function found(locale: string, wordpress: string): readonly (readonly [string, string, string])[] {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nwordpress: ${wordpress}\n`;
  const { resolved } = check(text, "wordpress.yaml");
  if (resolved?.spec.tier !== "elastic") throw new Error("The spec has errors.");
  const spec: ElasticSpec = { ...resolved.spec, wordpress: { ...resolved.spec.wordpress, locale } };
  const cdn = behaviorsOf(spec, "modern");
  const facts = { spec, resolved: { ...resolved, spec }, base: undefined, cdn, written: [], today: "2026-11-23" };
  return [...rule.check(facts)].map(({ at, message, hint }) => [at, message, hint]);
}

const shop = "{ plugins: [woocommerce] }";
const withPaths = (paths: string): string => `{ plugins: [woocommerce], uncachedPaths: [${paths}] }`;

test("a German shop is told the request that is cached, and the slugs to add", () => {
  expect(found("de_DE", shop)).toEqual([
    [
      "wordpress.locale",
      "GET /warenkorb/ is answered from the cache: WooCommerce names its pages by the language de_DE, and only the English /cart/ is left out.",
      "Add warenkorb*, kasse*, mein-konto* to wordpress.uncachedPaths.",
    ],
  ]);
});

test("of a page with an older name either name will do, and what is missing stands beside what is there", () => {
  expect(found("fr_FR", withPaths('"panier*", "commander*", "mon-compte*"'))).toEqual([]);
  expect(found("fr_FR", withPaths('"panier*"')).map(([at, , hint]) => [at, hint])).toEqual([
    ["wordpress.uncachedPaths", "Add commande*, mon-compte* to wordpress.uncachedPaths."],
  ]);
});

test("a locale of its own wins over its language, and one that nobody knows is told so", () => {
  expect(found("pt_BR", shop)[0]?.[2]).toContain("carrinho*");
  expect(found("pt_PT", shop)[0]?.[1]).toContain("GET on its cart is answered from the cache");
  expect(found("fi", withPaths('"cart/*"'))).toHaveLength(1);
  expect(found("fi", withPaths('"ostoskori*"'))).toEqual([]);
});

test.each(["en_US", "en_GB", "en"])("a shop in %s has the English pages", (locale) => {
  expect(found(locale, shop)).toEqual([]);
});

test("without a shop there are none of its pages", () => {
  expect(found("de_DE", "{ plugins: [polylang] }")).toEqual([]);
});
