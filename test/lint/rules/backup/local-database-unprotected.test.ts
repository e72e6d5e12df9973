import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const foreign = "web: { image: { ami: ami-0123456789abcdef0 } }";

test("the last copy of a database on the server is not switched off, and that is all that is said", () => {
  expect(found("ec2", "backup: { files: false, images: false }")).toEqual([
    "backup/local-database-unprotected error /backup/files",
  ]);
  expect(found("ec2", foreign, "backup: { images: false }")).toEqual([
    "state/image-keeps-its-state info /web/image",
    "backup/local-database-unprotected error /backup/images",
  ]);
});

test.each([
  ["images off, with the volume copied", "ec2", ["backup: { images: false }"]],
  ["a staging site", "ec2", ["purpose: staging", "backup: { files: false, images: false }"]],
  ["a staging site by default", "ec2", ["purpose: staging"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
