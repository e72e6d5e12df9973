import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { found } from "../../support/found.js";

const single = "web/min-below-two warning /web/capacity/min";

test("a fleet that may be one server is a warning in production alone", () => {
  expect(found("elastic", "web: { capacity: { min: 1 } }")).toEqual([single]);
  expect(found("elastic", "web: { capacity: { min: 0 } }")).toEqual([single]);
  expect(found("elastic", "web: { capacity: { min: 2 } }")).toEqual([]);
  expect(found("elastic", "purpose: staging", "web: { capacity: { min: 1 } }")).toEqual([]);
});

test("what would silence it never leaves the least above the most", () => {
  const changes = (capacity: string) =>
    check(
      `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nweb: { capacity: ${capacity}, scaling: none }\n`,
      "wordpress.yaml",
    ).findings.find(({ code }) => code === "web/min-below-two")?.fix?.changes.length;
  expect(changes("{ min: 1 }")).toBe(1);
  expect(changes("{ min: 1, max: 1 }")).toBe(2);
});

test.each([
  ["{ min: 3, max: 3 }", "max"],
  ["{ min: 6 }", "min"],
])("a policy that has no room in %s is a warning", (capacity, place) => {
  expect(found("elastic", `web: { capacity: ${capacity} }`)).toEqual([
    `web/cannot-scale warning /web/capacity/${place}`,
  ]);
});

test.each([
  ["a fleet that is kept as it is", "web: { capacity: { min: 2, max: 2 }, scaling: none }"],
  ["a schedule without a policy", "web: { capacity: { min: 2, max: 2 }, scaling: { metric: none } }"],
  [
    "a schedule that leaves room at some hours",
    'web: { capacity: { min: 2, max: 2 }, scaling: { schedule: [{ cron: "0 8 * * *", min: 2, max: 6, timeZone: UTC }] } }',
  ],
])("%s needs no room", (_, line) => {
  expect(found("elastic", line)).toEqual([]);
});
