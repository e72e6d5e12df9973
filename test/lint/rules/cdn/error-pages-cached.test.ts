import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("an error may be kept for a minute, and for as long as one likes where nothing is", () => {
  const seconds = (number: number): readonly string[] => found("elastic", `cdn: { errorTtlSeconds: ${number} }`);
  expect(seconds(60)).toEqual([]);
  expect(seconds(61)).toEqual(["cdn/error-pages-cached warning /cdn/errorTtlSeconds"]);
  expect(found("ec2", "cdn: { errorTtlSeconds: 600 }")).toEqual([
    "spec/key-without-effect warning /cdn/errorTtlSeconds",
  ]);
});
