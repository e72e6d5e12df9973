import { expect, test } from "vitest";
import { wildcard } from "../../../src/compiler/cdn/wildcard.js";

test("a pattern knows the places of its letters and wildcards, and the one behind its end, and no other letter", () => {
  expect(wildcard("ab*a?")).toEqual({
    canonical: "ab*a?",
    start: 0b1n,
    accept: 0b100000n,
    stars: 0b100n,
    ones: 0b10000n,
    literals: new Map([
      ["a", 0b1001n],
      ["b", 0b10n],
    ]),
  });
});

test("a pattern that begins with a star begins behind it as well", () => {
  expect(wildcard("*a")).toMatchObject({ start: 0b11n, accept: 0b100n });
});
