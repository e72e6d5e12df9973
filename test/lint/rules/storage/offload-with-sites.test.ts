import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

test("offload with several sites is an error: one path would be several files", () => {
  expect(
    found(
      "elastic",
      named,
      "wordpress: { sites: [{ host: shop.example.org }] }",
      "storage: { static: { enabled: true } }",
    ),
  ).toEqual(["storage/offload-with-sites error /storage/static/enabled"]);
});

test.each([
  [
    "offload switched off",
    "elastic",
    [named, "wordpress: { sites: [{ host: shop.example.org }] }", "storage: { static: { enabled: false } }"],
  ],
  ["sites alone", "elastic", [named, "wordpress: { sites: [{ host: shop.example.org }] }"]],
  ["offload of one site", "elastic", [named, "storage: { static: { enabled: true } }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
