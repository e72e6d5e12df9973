import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { found } from "../../support/found.js";

const line = "storage: { files: { throughput: bursting } }";
const messages = (...lines: readonly string[]): readonly string[] =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`, "wordpress.yaml")
    .findings.filter(({ code }) => code === "storage/bursting-credits")
    .map(({ message }) => message);

test("bursting is a warning, and a fact to know in the paper's profile", () => {
  expect(found("elastic", line)).toEqual(["storage/bursting-credits warning /storage/files/throughput"]);
  expect(found("elastic", "profile: whitepaper", line)).toEqual([
    "storage/bursting-credits info /storage/files/throughput",
  ]);
});

test("what waits is every page where the code is shared, and uploads where it is in the image", () => {
  expect(messages(line)).toEqual([expect.stringContaining("every page waits for its PHP files")]);
  const image = "wordpress: { code: image }\nweb: { image: { ami: ami-0123456789abcdef0 } }";
  expect(messages(line, image)).toEqual([expect.stringContaining("every upload")]);
});

test("other modes are no finding", () => {
  expect(found("elastic", "storage: { files: { throughput: provisioned, provisionedMiBps: 16 } }")).toEqual([
    "cost/provisioned-throughput info /storage/files/provisionedMiBps",
  ]);
});
