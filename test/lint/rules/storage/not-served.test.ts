import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";

const fixOf = (tier: string, line: string) =>
  check(
    `version: 1\nname: acme\ntier: ${tier}\nregion: eu-west-1\n${line}storage: { static: { enabled: true } }\n`,
    "wordpress.yaml",
  )
    .findings.filter(({ code }) => code === "storage/not-served")
    .map(({ fix }) => fix?.isSafe);

test("CloudFront is switched on unasked where nobody wrote that it is off", () => {
  expect(fixOf("ec2", "")).toEqual([true]);
  expect(fixOf("ec2", "cdn: { enabled: false }\n")).toEqual([false]);
  expect(fixOf("elastic", "cdn: { enabled: false }\n")).toEqual([false]);
  expect(fixOf("ec2", "cdn: { enabled: true }\n")).toEqual([]);
});
