import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const foreign = "web: { image: { ami: ami-0123456789abcdef0 } }";
const aurora = "database: { engine: aurora }";
const keptThere = "state/image-keeps-its-state info /web/image";

test.each([
  ["a fleet", "elastic", ["backup: { files: false }"], "error /backup/files"],
  ["the paper's fleet", "elastic", ["profile: whitepaper", "backup: { files: false }"], "error /backup/files"],
  ["a server whose images hold them too", "ec2", ["backup: { files: false }"], "warning /backup/files"],
  ["a server without images", "ec2", [aurora, "backup: { files: false, images: false }"], "error /backup/files"],
] as const)("files of %s have no copy", (_, tier, lines, finding) => {
  expect(found(tier, ...lines)).toEqual([`backup/files-off ${finding}`]);
});

test("a server with a WordPress of its own has images alone", () => {
  expect(found("ec2", foreign, aurora, "backup: { images: false }")).toEqual([
    keptThere,
    "backup/files-off error /backup/images",
  ]);
  expect(found("ec2", foreign, aurora, "backup: { images: { retentionDays: 7 } }")).toEqual([keptThere]);
});

test.each([
  ["a staging site", "elastic", ["purpose: staging", "backup: { files: false }"]],
  ["a staging site by default", "elastic", ["purpose: staging"]],
  ["a server without images whose files are copied", "ec2", ["backup: { images: false }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
