import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

test("a key that never expires is a warning where a role would do", () => {
  expect(found("elastic", "storage: { static: { credentials: iamUser } }")).toEqual([
    "credentials/iam-user warning /storage/static/credentials",
  ]);
  expect(
    found("ec2", "cdn: { enabled: true }", "storage: { static: { enabled: true, credentials: iamUser } }"),
  ).toEqual(["credentials/iam-user warning /storage/static/credentials"]);
});

test.each([
  ["the servers' role", "elastic", ["storage: { static: { credentials: instanceRole } }"]],
  [
    "lightsail, where there is no role",
    "lightsail",
    [named, "cdn: { enabled: true }", "storage: { static: { enabled: true, credentials: iamUser } }"],
  ],
  [
    "profile whitepaper, which does it so",
    "elastic",
    ["profile: whitepaper", "storage: { static: { credentials: iamUser } }"],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
