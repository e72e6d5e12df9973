import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("an environment that writes into production's bucket is an error where the bucket is named", () => {
  expect(found("elastic", "storage: { static: { bucket: acme-static } }", "environments: { staging: {} }")).toEqual([
    "staging/shares-bucket error /storage/static/bucket",
  ]);
});

test.each([
  [
    "a bucket of its own",
    "elastic",
    [
      "storage: { static: { bucket: acme-static } }",
      "environments: { staging: { storage: { static: { bucket: acme-test } } } }",
    ],
  ],
  [
    "one that is made",
    "elastic",
    [
      "storage: { static: { bucket: acme-static } }",
      "environments: { staging: { storage: { static: { bucket: null } } } }",
    ],
  ],
  [
    "no offload",
    "elastic",
    [
      "storage: { static: { bucket: acme-static } }",
      "environments: { staging: { storage: { static: { enabled: false } } } }",
    ],
  ],
  ["production alone", "elastic", ["storage: { static: { bucket: acme-static } }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
