import { expect, test } from "vitest";
import { methodSet } from "../../../src/compiler/cdn/method-set.js";

test.each([
  [["GET"], "read", false],
  [["get", "Head"], "read", true],
  [["OPTIONS"], "readOptions", false],
  [["HEAD", "GET", "OPTIONS", "GET"], "readOptions", true],
  [["PUT"], "all", false],
  [["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"], "all", true],
  [["GET", "PROPFIND"], "all", false],
  [[], "read", false],
] as const)("the smallest set with %j is %s", (methods, set, isExact) => {
  expect(methodSet(methods)).toEqual({ set, isExact });
});
