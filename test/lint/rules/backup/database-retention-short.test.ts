import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const line = (days: number): string => `backup: { databaseRetentionDays: ${days} }`;
const at = "/backup/databaseRetentionDays";

test("less than a week is a warning, and a fact to know in the paper's profile", () => {
  expect(found("elastic", line(6))).toEqual([`backup/database-retention-short warning ${at}`]);
  expect(found("elastic", "profile: whitepaper", line(6))).toEqual([`backup/database-retention-short info ${at}`]);
  expect(found("ec2", "database: { engine: aurora }", line(1))).toEqual([
    `backup/database-retention-short warning ${at}`,
  ]);
  const peered = ["lightsail: { peering: true }", "database: { engine: aurora }"];
  expect(found("lightsail", ...peered, line(1))).toEqual([`backup/database-retention-short warning ${at}`]);
});

test.each([
  ["a week", "elastic", [line(7)]],
  ["a staging site", "elastic", ["purpose: staging", line(1)]],
  ["the paper's default", "elastic", ["profile: whitepaper"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});

test("a database on the server has no such backups, which another rule says", () => {
  expect(found("ec2", line(1))).toEqual([`spec/key-without-effect warning ${at}`]);
});
