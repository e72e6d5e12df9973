import { expect, test } from "vitest";
import { found, named, zone } from "../../support/found.js";

test("an environment that answers to a name of production's is an error", () => {
  expect(found("elastic", named, "environments: { staging: {} }")).toEqual([
    "staging/shares-hostname error /domain/name",
  ]);
  expect(
    found(
      "elastic",
      `domain: { name: blog.example.org, ${zone}, aliases: [example.org] }`,
      "environments: { staging: {} }",
    ),
  ).toEqual(["staging/shares-hostname error /domain/name"]);
  expect(
    found(
      "elastic",
      `domain: { name: blog.example.org, ${zone}, aliases: [example.org] }`,
      "environments: { staging: { domain: { name: staging.example.org } } }",
    ),
  ).toEqual(["staging/shares-hostname error /domain"]);
  expect(
    found(
      "elastic",
      `domain: { name: blog.example.org, ${zone}, aliases: [example.org] }`,
      "environments: { staging: { domain: { name: staging.example.org, aliases: [a.example.org, example.org] } } }",
    ),
  ).toEqual(["staging/shares-hostname error /domain/aliases/1"]);
  expect(
    found(
      "elastic",
      `domain: { name: blog.example.org, ${zone}, aliases: [example.org] }`,
      "environments: { staging: { domain: { name: example.org, aliases: null } } }",
    ),
  ).toEqual(["staging/shares-hostname error /domain/name"]);
  expect(
    found(
      "elastic",
      named,
      "wordpress: { sites: [{ host: shop.example.org }] }",
      "environments: { staging: { domain: { name: staging.example.org } } }",
    ),
  ).toEqual(["staging/shares-hostname error /wordpress/sites/0/host"]);
  expect(
    found(
      "elastic",
      `domain: { name: blog.example.org, ${zone}, originName: web.example.org }`,
      "environments: { staging: { domain: { name: staging.example.org } } }",
    ),
  ).toEqual(["staging/shares-hostname error /domain/originName"]);
  expect(
    found(
      "elastic",
      `domain: { name: blog.example.org, ${zone}, originName: web.example.org }`,
      "environments: { staging: { domain: { name: web.example.org, originName: null } } }",
    ),
  ).toEqual(["staging/shares-hostname error /domain/name"]);
  expect(found("lightsail", "domain: { name: blog.example.org }", "environments: { staging: {} }")).toEqual([
    "staging/shares-hostname error /domain/name",
  ]);
});

test.each([
  ["a name of its own", "elastic", [named, "environments: { staging: { domain: { name: staging.example.org } } }"]],
  [
    "no name at all",
    "elastic",
    [
      `domain: { name: blog.example.org, ${zone}, aliases: [example.org] }`,
      "environments: { staging: { domain: null } }",
    ],
  ],
  [
    "a name of its own without aliases",
    "elastic",
    [
      `domain: { name: blog.example.org, ${zone}, aliases: [example.org] }`,
      "environments: { staging: { domain: { name: staging.example.org, aliases: null } } }",
    ],
  ],
  [
    "a name of its own without sites",
    "elastic",
    [
      named,
      "wordpress: { sites: [{ host: shop.example.org }] }",
      "environments: { staging: { domain: { name: staging.example.org }, wordpress: { sites: null } } }",
    ],
  ],
  [
    "an origin of its own",
    "elastic",
    [
      `domain: { name: blog.example.org, ${zone}, originName: web.example.org }`,
      "environments: { staging: { domain: { name: staging.example.org, originName: null } } }",
    ],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
