import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("an instance without snapshots is an error, for its disk is the only copy", () => {
  expect(found("lightsail", "lightsail: { snapshots: false }")).toEqual([
    "lightsail/no-snapshots error /lightsail/snapshots",
  ]);
});

test.each([
  ["a snapshot at an hour of one's own", "lightsail", ['lightsail: { snapshots: { time: "05:00" } }']],
  ["silence", "lightsail", [""]],
  ["a staging site that may be lost", "lightsail", ["purpose: staging", "lightsail: { snapshots: false }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
