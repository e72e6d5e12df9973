import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";

const found = (files: string) =>
  check(
    `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nstorage: { files: ${files} }\n`,
    "wordpress.yaml",
  ).findings.filter(({ code }) => code === "storage/throughput-mismatch");

test.each([
  ["{ provisionedMiBps: 64 }", { kind: "set", at: "/storage/files/throughput", to: "provisioned" }],
  ["{ throughput: elastic, provisionedMiBps: 64 }", { kind: "delete", at: "/storage/files/provisionedMiBps" }],
])("%s has a fix that keeps what was written first", (files, change) => {
  expect(found(files)).toMatchObject([
    { path: "/storage/files/provisionedMiBps", fix: { isSafe: false, changes: [change] } },
  ]);
});

test("a mode without its number is found, both together are not", () => {
  expect(found("{ throughput: provisioned }")).toMatchObject([{ path: "/storage/files/throughput" }]);
  expect(found("{ throughput: provisioned, provisionedMiBps: 64 }")).toEqual([]);
});
