import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { found } from "../../support/found.js";

const aurora = (members: string): string => `database: { engine: aurora, ${members} }`;
const version = "db/engine-version-not-offered error /database/engineVersion";
const notAurora = "db/class-not-aurora error /database/instanceClass";
const risky = (name: string): string => `db/parameter-risky warning /database/parameters/${name}`;

test.each([
  ["8.0.mysql_aurora.3.05.2", [version]],
  ["8.0.mysql_aurora.3.11.0", [version]],
  ["8.0.mysql_aurora.3.4.0", [version]],
  ["5.7.mysql_aurora.2.11.2", [version]],
  ["16.4", [version]],
  ["5.7.mysql_aurora.2.12.6", ["db/engine-end-of-support error /database/engineVersion"]],
  ["8.0.mysql_aurora.3.11.1", []],
  ["8.0.mysql_aurora.3.04.6", []],
  // Newer than the facts.
  ["8.0.mysql_aurora.3.99.0", []],
])("engine version %s is found to be %j", (engineVersion, expected) => {
  const findings = found("elastic", aurora(`engineVersion: "${engineVersion}"`));
  expect(findings.filter((each) => each.startsWith("db/"))).toEqual(expected);
});

test.each([
  ["db.m6g.large", [notAurora]],
  ["db.c6gd.large", [notAurora]],
  ["db.t4g.micro", [notAurora]],
  ["db.x2g.large", []],
  ["db.r8g.large", []],
  ["db.t4g.medium", ["db/burstable warning /database/instanceClass"]],
])("class %s is found to be %j, and nothing besides", (instanceClass, expected) => {
  expect(found("ec2", aurora(`instanceClass: ${instanceClass}`))).toEqual(expected);
});

test.each([
  ["max_connections: 1001", [risky("max_connections")]],
  ["max_connections: 1000", []],
  ['max_connections: "{DBInstanceClassMemory/12582880}"', []],
  ['require_secure_transport: "OFF"', [risky("require_secure_transport")]],
  ["require_secure_transport: false", [risky("require_secure_transport")]],
  ['require_secure_transport: "ON"', []],
  ["innodb_flush_log_at_trx_commit: 2", [risky("innodb_flush_log_at_trx_commit")]],
  ["innodb_flush_log_at_trx_commit: 1", []],
])("of { %s } is found %j", (parameter, expected) => {
  expect(found("elastic", aurora(`parameters: { ${parameter} }`))).toEqual(expected);
});

test("the end of an engine's support is told half a year before, of a version that is written", () => {
  const spec = (line: string): string => `version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\n${aurora(line)}\n`;
  const said = (line: string, today: string): readonly string[] =>
    check(spec(line), "w.yaml", undefined, { today })
      .findings.filter(({ code }) => code === "db/engine-end-of-support")
      .map(({ severity, message, hint }) => `${severity} ${/(?:ended|ends) on [-\d]+/.exec(message)?.[0]} ${hint}`);
  const written = "engineVersion: 8.0.mysql_aurora.3.10.4";
  const hint = "Write 8.4.mysql_aurora.8.4.7, and try the upgrade in an environment first.";
  expect(said(written, "2027-11-01")).toEqual([]);
  expect(said(written, "2027-11-02")).toEqual([`warning ends on 2028-04-30 ${hint}`]);
  expect(said(written, "2028-05-01")).toEqual([`error ended on 2028-04-30 ${hint}`]);
  expect(said("engineVersion: 8.4.mysql_aurora.8.4.7", "2028-05-01")).toEqual([]);
  expect(said("replicas: 1", "2028-05-01")).toEqual([]);
});
