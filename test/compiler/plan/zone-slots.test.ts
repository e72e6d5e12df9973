import { expect, test } from "vitest";
import { zonesOf, zonesWithoutSlot } from "../../../src/compiler/plan/zone-slots.js";

test("a number takes the region's first zones, each in the slot of its place", () => {
  expect(zonesOf(3)).toEqual([
    { zone: { index: 0 }, slot: 0 },
    { zone: { index: 1 }, slot: 1 },
    { zone: { index: 2 }, slot: 2 },
  ]);
});

test("a name takes the slot of its letter, wherever it stands in the list", () => {
  const slots = (names: readonly string[]) =>
    Object.fromEntries(zonesOf(names).map(({ zone, slot }) => ["name" in zone ? zone.name : "", slot]));
  expect(slots(["eu-west-1c", "eu-west-1a"])).toEqual({ "eu-west-1a": 0, "eu-west-1c": 2 });
  expect(slots(["us-east-1f", "us-east-1b"])).toEqual({ "us-east-1b": 1, "us-east-1f": 5 });
});

test("adding a zone, by number or by name, moves none that is there", () => {
  expect(zonesOf(3).slice(0, 2)).toEqual(zonesOf(2));
  const two = zonesOf(["eu-west-1a", "eu-west-1c"]);
  const three = zonesOf(["eu-west-1b", "eu-west-1a", "eu-west-1c"]);
  for (const zone of two) expect(three).toContainEqual(zone);
});

test("the order of the list is kept: its first zone is where single things live", () => {
  expect(zonesOf(["eu-west-1c", "eu-west-1a"]).map(({ slot }) => slot)).toEqual([2, 0]);
});

test("letters after f have no slot; a to f have, and so has every number", () => {
  const names = "abcdefgz".split("").map((letter) => `us-east-1${letter}`);
  expect(zonesWithoutSlot(names)).toEqual(["us-east-1g", "us-east-1z"]);
  // A Local Zone ends in a letter too, but what ends in a digit is no zone.
  expect(zonesWithoutSlot(["us-east-1"])).toEqual(["us-east-1"]);
  expect(zonesWithoutSlot(6)).toEqual([]);
});
