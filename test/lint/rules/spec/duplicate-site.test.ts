import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

test("two sites of one name are an error at the second, the name made of a host included", () => {
  expect(
    found(
      "elastic",
      named,
      "wordpress: { sites: [{ name: shop, host: shop.example.org }, { name: shop, host: store.example.org }] }",
    ),
  ).toEqual(["spec/duplicate-site error /wordpress/sites/1"]);
  expect(
    found(
      "elastic",
      named,
      "wordpress: { sites: [{ host: shop.example.org }, { name: shop-example-org, host: store.example.org }] }",
    ),
  ).toEqual(["spec/duplicate-site error /wordpress/sites/1"]);
});

test.each([
  [
    "two names",
    "elastic",
    [named, "wordpress: { sites: [{ name: shop, host: shop.example.org }, { name: store, host: store.example.org }] }"],
  ],
  [
    "names made of hosts",
    "elastic",
    [named, "wordpress: { sites: [{ host: shop.example.org }, { host: store.example.org }] }"],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
