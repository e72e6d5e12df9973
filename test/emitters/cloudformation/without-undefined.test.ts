import { expect, test } from "vitest";
import type { CfnObject } from "../../../src/emitters/cloudformation/cfn.js";
import type { CfnMapping } from "../../../src/emitters/cloudformation/print/cfn-value.js";
import { withoutUndefined } from "../../../src/emitters/cloudformation/without-undefined.js";

/** What is printed of a mapping; a mapping stays one. */
const mapping = (value: CfnObject) => withoutUndefined(value) as CfnMapping;

test("members that are undefined go, at every depth, and nothing else does", () => {
  const printed = mapping({ a: undefined, b: [{ c: undefined, d: 0 }], e: { f: undefined }, g: false, h: "" });
  expect(Object.keys(printed)).toEqual(["b", "e", "g", "h"]);
  expect(JSON.stringify(printed)).toBe('{"b":[{"d":0}],"e":{},"g":false,"h":""}');
  expect(Object.keys(mapping({ f: undefined }))).toEqual([]);
});

test("text, numbers and booleans are what they were", () => {
  expect([withoutUndefined("a"), withoutUndefined(0), withoutUndefined(false)]).toEqual(["a", 0, false]);
});
