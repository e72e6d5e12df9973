import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("alarms are a finding where somebody asked for them in vain, or switched them off, in production", () => {
  expect(found("ec2", "monitoring: { alarms: true, notify: [] }")).toEqual([
    "ops/alarm-without-target warning /monitoring/alarms",
  ]);
  expect(found("lightsail", "monitoring: { alarms: false }")).toEqual(["ops/alarms-off warning /monitoring/alarms"]);
  expect(found("elastic", "purpose: staging", "monitoring: { alarms: true }")).toEqual([]);
  expect(found("elastic", "environments: { staging: { monitoring: { alarms: false } } }")).toEqual([]);
  expect(found("elastic", "profile: whitepaper", "monitoring: { alarms: false }")).toEqual([]);
});

test("an environment that is production's twin is looked at as production", () => {
  const twin = "environments: { frankfurt: { purpose: production, monitoring: { alarms: true, notify: [] } } }";
  expect(found("elastic", "monitoring: { notify: [ops@example.org] }", twin)).toEqual([
    "ops/alarm-without-target warning /monitoring/alarms",
  ]);
});

test("logs are kept long enough from a week on", () => {
  const days = (tier: string, number: number, ...more: readonly string[]): readonly string[] =>
    found(tier, ...more, `monitoring: { logRetentionDays: ${number} }`);
  expect(days("ec2", 5)).toEqual(["ops/log-retention warning /monitoring/logRetentionDays"]);
  expect(days("elastic", 7)).toEqual([]);
  expect(days("elastic", 1, "purpose: staging")).toEqual([]);
  expect(days("elastic", 1, "profile: whitepaper")).toEqual(["ops/log-retention info /monitoring/logRetentionDays"]);
  expect(days("lightsail", 1)).toEqual(["spec/key-without-effect warning /monitoring/logRetentionDays"]);
});
