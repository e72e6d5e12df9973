import { describe, expect, test } from "vitest";
import { check } from "../../../../src/check.js";

const checked = (files: string) =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nbackup:\n  files: ${files}\n`, "wordpress.yaml");
const found = (files: string) => checked(files).findings.filter(({ code }) => code === "backup/schedule-invalid");
const messages = (schedule: string): readonly string[] =>
  found(`{schedule: "${schedule}"}`).map(({ message }) => message);

describe("a schedule of AWS Backup", () => {
  test.each([
    "cron(0 3 * * ? *)",
    "0 3 * * ? *",
    "cron(0 3 ? * SUN *)",
    "cron(0 3 ? * 7 *)",
    "cron(0/15 1-5 ? JAN,jul MON-FRI 2026-2030)",
    "cron(0 3 L * ? *)",
    "cron(0 3 15W * ? *)",
    "cron(0 3 ? * 6L *)",
    "cron(0 3 LW * ? *)",
    "cron(0 3 1W * ? *)",
    "cron(0 3 31W * ? *)",
    "cron(0 3 ? * L *)",
    "cron(0 3 ? * 2#1 *)",
    "cron(0 3 ? * FRI#5 *)",
    "cron(0 3 ? * FRIL *)",
  ])("%s is one", (schedule) => {
    expect(messages(schedule)).toEqual([]);
  });

  test.each([
    ["cron(0 3 * * * *)", "cron(0 3 * * ? *)"],
    ["0 3 1,15 * * *", "cron(0 3 1,15 * ? *)"],
    ["cron(0 3 * * SUN *)", "cron(0 3 ? * SUN *)"],
    ["cron(0 3 ? * ? *)", "cron(0 3 * * ? *)"],
  ])("%s has ? in the wrong place, and the fix is %s", (schedule, better) => {
    expect(found(`{schedule: "${schedule}"}`)).toMatchObject([
      { fix: { isSafe: true, changes: [{ kind: "set", at: "/backup/files/schedule", to: better }] } },
    ]);
    expect(messages(better)).toEqual([]);
  });

  test.each(["cron(0 3 15 * MON *)", "cron(60 3 * * * *)", "cron(60 3 * * ? *)"])(
    "what %s means is not guessed",
    (schedule) => {
      expect(found(`{schedule: "${schedule}"}`).map(({ fix }) => fix)).toEqual([undefined]);
    },
  );

  test.each([
    ["cron(60 3 * * ? *)", '"60" is no minute'],
    ["cron(0 24 * * ? *)", '"24" is no hour'],
    ["cron(0 3 0 * ? *)", '"0" is no day of month'],
    ["cron(0 3 32 * ? *)", '"32" is no day of month'],
    ["cron(0 3 0W * ? *)", '"0W" is no day of month'],
    ["cron(0 3 32W * ? *)", '"32W" is no day of month'],
    ["cron(0 3 99W * ? *)", '"99W" is no day of month'],
    ["cron(0 3 2#1 * ? *)", '"2#1" is no day of month'],
    ["cron(0 3 6L * ? *)", '"6L" is no day of month'],
    ["cron(0 3 ? * LW *)", '"LW" is no day of week'],
    ["cron(0 3 ? * 15W *)", '"15W" is no day of week'],
    ["cron(0 3 ? * ABC#1 *)", '"ABC#1" is no day of week'],
    ["cron(0 3 ? * ABCL *)", '"ABCL" is no day of week'],
    ["cron(0 3 ? * 8#1 *)", '"8#1" is no day of week'],
    ["cron(0 3 ? * 2#0 *)", '"2#0" is no day of week'],
    ["cron(0 3 ? * 2#6 *)", '"2#6" is no day of week'],
    ["cron(0 3 * 13 ? *)", '"13" is no month'],
    ["cron(0 3 ? * 0 *)", '"0" is no day of week'],
    ["cron(0 3 ? * 8 *)", '"8" is no day of week'],
    ["cron(0 3 ? * FRI-MON *)", '"FRI-MON" is no day of week'],
    ["cron(0 3 * * ? 1969)", '"1969" is no year'],
    ["60 3 * * ? *", '"60" is no minute'],
    ["cron(0 3 * * * *)", "exactly one of day of month and day of week is ?"],
    ["cron(0 3 ? * ? *)", "exactly one of day of month and day of week is ?"],
  ])("%s is none, and what is wrong is named", (schedule, problem) => {
    expect(messages(schedule)).toEqual([`"${schedule}" is no schedule of AWS Backup: ${problem}.`]);
  });

  test.each(["cron(0 3 30 2 ? *)", "cron(0 3 31 2,4,6,9,11 ? *)", "0 3 30-31 FEB ? *"])(
    "%s is a date that never comes",
    (schedule) => {
      expect(messages(schedule)).toEqual([`"${schedule}" is no schedule of AWS Backup: that date never comes.`]);
    },
  );
});

describe("backups that are gone before the next one comes", () => {
  const gap = (schedule: string, retentionDays: number) =>
    found(`{schedule: "${schedule}", retentionDays: ${retentionDays}}`);

  test.each([
    ["cron(0 3 ? * SUN *)", 6, 7],
    ["cron(0 3 ? * MON,THU *)", 3, 4],
    ["cron(0 3 ? * 2-6 *)", 2, 3],
    ["cron(0 3 1 * ? *)", 30, 31],
    ["cron(0 3 31 * ? *)", 60, 61],
    ["cron(0 3 1 1 ? *)", 365, 366],
    ["cron(0 3 29 2 ? *)", 1460, 1461],
    ["cron(0 3 ? FEB SUN *)", 342, 343],
  ])("%s kept %i days is a warning at the days, kept %i days it is none", (schedule, short, enough) => {
    expect(gap(schedule, short)).toMatchObject([{ severity: "warning", path: "/backup/files/retentionDays" }]);
    expect(gap(schedule, short).map(({ message }) => message)).toEqual([expect.stringContaining(` after ${enough}:`)]);
    expect(gap(schedule, enough)).toEqual([]);
  });

  test("the default of 35 days is found fault with at the schedule", () => {
    expect(found('{schedule: "cron(0 3 1 */2 ? *)"}')).toMatchObject([
      { severity: "warning", path: "/backup/files/schedule" },
    ]);
  });

  test.each(["cron(0 3 L * ? *)", "cron(0 3 ? * FRI#1 *)", "cron(0 3 1 1 ? 2027-2030)", "cron(0 */6 * * ? *)"])(
    "%s kept a day is left alone",
    (schedule) => {
      expect(gap(schedule, 1)).toEqual([]);
    },
  );
});

test("the finding is an error at the schedule, says what to write, and stops the spec", () => {
  const files = '{schedule: "cron(0 3 31 2 ? *)", retentionDays: 35}';
  expect(found(files)).toMatchObject([
    {
      severity: "error",
      path: "/backup/files/schedule",
      span: { file: "wordpress.yaml", line: 6 },
      hint: expect.stringContaining("cron(0 3 * * ? *)"),
    },
  ]);
  expect(checked(files).resolved).toBeUndefined();
});

test("files that are not backed up, or by the default, have no schedule to find fault with", () => {
  expect(found("false")).toEqual([]);
  expect(found("{retentionDays: 10}")).toEqual([]);
  expect(checked("{retentionDays: 10}").resolved).toBeDefined();
});
