import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("a bucket that everybody can read past CloudFront is an error in profile modern", () => {
  expect(found("elastic", "storage: { static: { access: website } }")).toEqual([
    "storage/public-website error /storage/static/access",
  ]);
  expect(found("ec2", "cdn: { enabled: true }", "storage: { static: { enabled: true, access: website } }")).toEqual([
    "storage/public-website error /storage/static/access",
  ]);
});

test("profile whitepaper, whose bucket is one, says it where it is written", () => {
  expect(found("elastic", "profile: whitepaper", "storage: { static: { access: website } }")).toEqual([
    "storage/public-website info /storage/static/access",
  ]);
});

test.each([
  ["a private bucket", "elastic", ["storage: { static: { access: private } }"]],
  ["the default of profile whitepaper", "elastic", ["profile: whitepaper"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
