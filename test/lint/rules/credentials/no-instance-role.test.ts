import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

test("a role on an instance that has none is an error, where it is to upload", () => {
  expect(
    found(
      "lightsail",
      named,
      "cdn: { enabled: true }",
      "storage: { static: { enabled: true, credentials: instanceRole } }",
    ),
  ).toEqual(["credentials/no-instance-role error /storage/static/credentials"]);
});

test.each([
  [
    "a user with a key",
    "lightsail",
    [named, "cdn: { enabled: true }", "storage: { static: { enabled: true, credentials: iamUser } }"],
  ],
  [
    "a role on ec2",
    "ec2",
    ["cdn: { enabled: true }", "storage: { static: { enabled: true, credentials: instanceRole } }"],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
