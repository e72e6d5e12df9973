import { expect, test } from "vitest";
import { found, named, zone } from "../../support/found.js";

test("a host that is named twice is an error at the second, wherever the two stand", () => {
  expect(found("elastic", `domain: { name: blog.example.org, ${zone}, aliases: [blog.example.org] }`)).toEqual([
    "spec/duplicate-host error /domain/aliases/0",
  ]);
  expect(found("elastic", named, "wordpress: { sites: [{ name: shop, host: blog.example.org }] }")).toEqual([
    "spec/duplicate-host error /wordpress/sites/0/host",
  ]);
  expect(
    found(
      "elastic",
      named,
      "wordpress: { sites: [{ host: a.example.org, aliases: [c.example.org] }, { host: b.example.org, aliases: [c.example.org] }] }",
    ),
  ).toEqual(["spec/duplicate-host error /wordpress/sites/1/aliases/0"]);
  expect(found("elastic", `domain: { name: blog.example.org, ${zone}, originName: blog.example.org }`)).toEqual([
    "spec/duplicate-host error /domain/originName",
  ]);
  expect(found("lightsail", "domain: { name: blog.example.org, aliases: [blog.example.org] }")).toEqual([
    "spec/duplicate-host error /domain/aliases/0",
  ]);
});

test.each([
  [
    "every host once",
    "elastic",
    [named, "wordpress: { sites: [{ host: a.example.org, aliases: [c.example.org] }, { host: b.example.org }] }"],
  ],
  [
    "an origin of its own name",
    "elastic",
    [`domain: { name: blog.example.org, ${zone}, originName: web.example.org }`],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
