import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each([1, 7])("files that are cold after %i days are a fact to know", (days) => {
  expect(found("elastic", `storage: { files: { coldAfterDays: ${days} } }`)).toEqual([
    "storage/cold-too-early info /storage/files/coldAfterDays",
  ]);
});

test.each([14, 30])("after %i days they are no finding", (days) => {
  expect(found("elastic", `storage: { files: { coldAfterDays: ${days} } }`)).toEqual([]);
});
