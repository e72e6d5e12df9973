import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { found } from "../../support/found.js";

const exceeded = (path: string, level = "error"): readonly string[] => [`db/connections-exceeded ${level} ${path}`];
const fleet = (max: number, more = ""): string => `web: { capacity: { min: 2, max: ${max} }${more} }`;
const large = "database: { instanceClass: db.r6g.large }";

test("the largest fleet that the database bears is no finding, one server more is", () => {
  // (29 + 1) × 32 + 20 = 980 of 1,000.
  expect(found("elastic", fleet(29), large)).toEqual([]);
  expect(found("elastic", fleet(30), large)).toEqual(exceeded("/database/instanceClass"));
  expect(found("elastic", "profile: whitepaper", fleet(30), large)).toEqual(
    exceeded("/database/instanceClass", "warning"),
  );
});

test("a staging site is not asked, nor are environments of a site that is", () => {
  expect(found("elastic", "purpose: staging", fleet(30), large)).toEqual([]);
  const small = "environments: { qa: { database: { instanceClass: db.t4g.medium } } }";
  expect(found("elastic", fleet(20), large, small)).toEqual([]);
});

test("the sum and what would fit are told", () => {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${fleet(40)}\n${large}\n`;
  const [finding] = check(text, "wordpress.yaml").findings.filter(({ code }) => code === "db/connections-exceeded");
  expect(finding?.message).toContain("up to 1280 PHP workers connect, 1332 connections");
  expect(finding?.hint).toContain("web.capacity.max: 29");
});

test.each([
  [
    "a small class, of which nothing else is said",
    "database: { instanceClass: db.t4g.medium }",
    "/database/instanceClass",
  ],
  ["little capacity", "database: { serverless: { minAcu: 1, maxAcu: 4 } }", "/database/serverless/maxAcu"],
  ["a fleet too large for the default", fleet(31), "/web/capacity/max"],
  ["servers too large for it", "web: { instanceType: c7g.4xlarge }", "/web/instanceType"],
  [
    "the hours of a schedule",
    'web: { scaling: { schedule: [{ cron: "0 8 * * *", min: 2, max: 40, timeZone: UTC }] }, instanceType: c7g.large }',
    "/web/instanceType",
  ],
  ["a limit of its own", "database: { parameters: { max_connections: 200 } }", "/database/parameters/max_connections"],
])("%s is an error where it is written", (_, line, path) => {
  expect(found("elastic", line)).toEqual(exceeded(path));
});

test.each([
  ["elastic", "database: { serverless: { minAcu: 1, maxAcu: 8 } }"],
  ["elastic", "web: { instanceType: x9z.large }"],
  ["elastic", 'database: { parameters: { max_connections: "{DBInstanceClassMemory/4194304}" } }'],
  ["ec2", "web: { instanceType: c7g.4xlarge }"],
  // One server, and none beside it while it is replaced: 32 + 20 of 90.
  ["ec2", "database: { engine: aurora, serverless: { minAcu: 0.5, maxAcu: 1 } }"],
])("on %s { %s } is no finding", (tier, line) => {
  expect(found(tier, line)).toEqual([]);
});

test("an image that brings its own WordPress has workers that nobody knows", () => {
  const web = "web: { instanceType: c7i.16xlarge, bootstrap: none, image: { ami: ami-0123456789abcdef0 } }";
  expect(found("elastic", web)).toEqual([]);
});
