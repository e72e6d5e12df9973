import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("an address that a stop and start changes is a warning, with CloudFront and without", () => {
  expect(found("ec2", "web: { staticIp: false }")).toEqual(["web/address-changes warning /web/staticIp"]);
  expect(found("ec2", "web: { staticIp: false }", "cdn: { enabled: true }")).toEqual([
    "web/address-changes warning /web/staticIp",
  ]);
});

test.each([
  ["a static address", "ec2", ["web: { staticIp: true }"]],
  ["silence", "ec2", [""]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
