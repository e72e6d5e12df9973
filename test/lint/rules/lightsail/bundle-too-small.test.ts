import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each(["nano", "nano_3_0", "nano_3_2"])("%s is a warning", (bundle) => {
  expect(found("lightsail", `lightsail: { bundle: ${bundle} }`)).toEqual([
    "lightsail/bundle-too-small warning /lightsail/bundle",
  ]);
});

test.each([
  ["a larger one", ["lightsail: { bundle: micro }"]],
  ["a larger one by its id", ["lightsail: { bundle: micro_3_0 }"]],
  ["one that nobody knows", ["lightsail: { bundle: nanoscale_1 }"]],
  ["a staging site", ["purpose: staging", "lightsail: { bundle: nano }"]],
] as const)("%s is no finding", (_, lines) => {
  expect(found("lightsail", ...lines)).toEqual([]);
});
