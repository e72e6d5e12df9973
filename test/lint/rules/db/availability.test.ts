import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const aurora = (members: string): string => `database: { engine: aurora, ${members} }`;

test.each([
  ["elastic", "replicas: 0", ["db/no-replica warning /database/replicas"]],
  ["elastic", "replicas: 1", []],
  // One server is as long down as its database.
  ["ec2", "replicas: 0", []],
  ["ec2", "instanceClass: db.t4g.medium", ["db/burstable warning /database/instanceClass"]],
  ["ec2", "instanceClass: db.r7g.large", []],
  ["elastic", "serverless: { minAcu: 0, maxAcu: 8 }", ["db/serverless-pauses warning /database/serverless/minAcu"]],
  ["elastic", "serverless: { minAcu: 0.5, maxAcu: 8 }", []],
  ["ec2", "deletionProtection: false", ["db/deletion-protection-off error /database/deletionProtection"]],
  ["elastic", "deletionProtection: true", []],
] as const)("on %s { %s } is found to be %j", (tier, members, expected) => {
  expect(found(tier, aurora(members))).toEqual(expected);
});

test.each(["replicas: 0", "serverless: { minAcu: 0, maxAcu: 8 }", "deletionProtection: false"])(
  "{ %s } is nobody's business on a staging site",
  (members) => {
    expect(found("elastic", "purpose: staging", aurora(members))).toEqual([]);
  },
);

test("an unprotected database is a warning where the paper is followed", () => {
  expect(found("elastic", "profile: whitepaper", aurora("deletionProtection: false"))).toEqual([
    "db/deletion-protection-off warning /database/deletionProtection",
  ]);
});

test("a database beside a Lightsail server is protected as well", () => {
  expect(found("lightsail", "lightsail: { peering: true }", aurora("deletionProtection: false"))).toEqual([
    "db/deletion-protection-off error /database/deletionProtection",
  ]);
});
