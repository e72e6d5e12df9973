import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("an address that a stop and start changes is a warning", () => {
  expect(found("lightsail", "lightsail: { staticIp: false }")).toEqual([
    "lightsail/no-static-ip warning /lightsail/staticIp",
  ]);
});

test.each([
  ["a static address", "lightsail", ["lightsail: { staticIp: true }"]],
  ["silence", "lightsail", [""]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
