import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

test("a VPC origin on lightsail, which stands in no VPC, is an error", () => {
  expect(found("lightsail", named, "cdn: { enabled: true, originAccess: vpcOrigin }")).toEqual([
    "cdn/vpc-origin-not-here error /cdn/originAccess",
  ]);
});

test.each([
  ["a public origin", "lightsail", [named, "cdn: { enabled: true, originAccess: public }"]],
  ["a VPC origin on ec2", "ec2", ["cdn: { enabled: true, originAccess: vpcOrigin }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
