import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

const blueprint = "lightsail: { blueprint: wordpress_multisite }";

test("the blueprint of a network is a warning where CloudFront knows one site's paths", () => {
  expect(found("lightsail", named, "cdn: { enabled: true }", blueprint)).toEqual([
    "lightsail/multisite-blueprint warning /lightsail/blueprint",
  ]);
});

test.each([
  ["without CloudFront", [named, blueprint]],
  [
    "with the paths of the other sites written",
    [
      named,
      'cdn: { enabled: true, behaviors: [{ path: "*/wp-login.php", kind: admin }, { path: "*/wp-admin/*", kind: admin }] }',
      blueprint,
    ],
  ],
  ["for one site", [named, "cdn: { enabled: true }", "lightsail: { blueprint: wordpress }"]],
] as const)("%s it is no finding", (_, lines) => {
  expect(found("lightsail", ...lines)).toEqual([]);
});
