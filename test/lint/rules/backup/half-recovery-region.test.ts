import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("two regions are an error in every profile and for every purpose, for there is one stack for recovery", () => {
  const lines = ["backup: { copyTo: eu-central-1, static: { replicateTo: eu-west-3 } }"];
  const error = ["backup/half-recovery-region error /backup/copyTo"];
  expect(found("elastic", ...lines)).toEqual(error);
  expect(found("elastic", "profile: whitepaper", ...lines)).toEqual(error);
  expect(
    found(
      "elastic",
      "purpose: staging",
      "backup: { files: {}, copyTo: eu-central-1, static: { replicateTo: eu-west-3 } }",
    ),
  ).toEqual(error);
});

test("uploads alone are a warning", () => {
  expect(found("elastic", "backup: { static: { replicateTo: eu-central-1 } }")).toEqual([
    "backup/half-recovery-region warning /backup/static/replicateTo",
  ]);
});

test.each([
  ["one region for both", "elastic", ["backup: { copyTo: eu-central-1, static: { replicateTo: eu-central-1 } }"]],
  ["a copy of files, which hold the uploads", "elastic", ["backup: { copyTo: eu-central-1 }"]],
  ["uploads of a staging site", "elastic", ["purpose: staging", "backup: { static: { replicateTo: eu-central-1 } }"]],
  [
    "lightsail, which has no other copies",
    "lightsail",
    [
      "domain: { name: blog.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }",
      "cdn: { enabled: true }",
      "storage: { static: { enabled: true } }",
      "backup: { static: { replicateTo: eu-central-1 } }",
    ],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});

test.each([
  "backup: { copyTo: eu-west-1, static: { replicateTo: eu-central-1 } }",
  "backup: { copyTo: eu-central-1, static: { replicateTo: eu-west-1 } }",
])("a copy in the site's own region is said by another rule alone: %s", (line) => {
  expect(found("elastic", line)).toEqual([expect.stringMatching(/^backup\/same-region error /)]);
});
