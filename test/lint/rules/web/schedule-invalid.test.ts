import { describe, expect, test } from "vitest";
import { check } from "../../../../src/check.js";

const checked = (scaling: string) =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nweb:\n  scaling: ${scaling}\n`, "wordpress.yaml");
const found = (scaling: string) => checked(scaling).findings.filter(({ code }) => code === "web/schedule-invalid");
const messages = (...crons: readonly string[]): readonly string[] =>
  found(`{schedule: [${crons.map((cron) => `{cron: "${cron}", min: 3}`).join(", ")}]}`).map(({ message }) => message);

describe("a recurrence of Auto Scaling", () => {
  test.each([
    "0 8 * * 1-5",
    "*/15 8-18 1,15 * *",
    "0 8 * JAN-MAR MON,wed,FRI",
    "0 0 * * 0",
    "0 0 * * 7",
    "0 0 29 2 *",
    "0 0 31 1,4 *",
  ])("%s is one", (cron) => {
    expect(messages(cron)).toEqual([]);
  });

  test.each([
    ["60 8 * * *", '"60" is no minute'],
    ["0 24 * * *", '"24" is no hour'],
    ["0 8 32 * *", '"32" is no day of month'],
    ["0 8 * 13 *", '"13" is no month'],
    ["0 8 * * 8", '"8" is no day of week'],
    ["0 8 * * FRI-MON", '"FRI-MON" is no day of week'],
    ["0 8 L * *", '"L" is no day of month'],
    ["*/0 8 * * *", '"*/0" is no minute'],
    ["61 25 * * *", '"61" is no minute'],
  ])("%s is none, and the part that is wrong is named", (cron, problem) => {
    expect(messages(cron)).toEqual([`"${cron}" is no schedule of Auto Scaling: ${problem}.`]);
  });

  test.each(["0 0 30 2 *", "0 0 31 4,6 *", "0 0 30-31 FEB *"])("%s is a date that never comes", (cron) => {
    expect(messages(cron)).toEqual([`"${cron}" is no schedule of Auto Scaling: that date never comes.`]);
  });

  test("a written weekday comes whatever the date says: cron takes either", () => {
    expect(messages("0 0 30 2 1")).toEqual([]);
  });
});

test("the finding is an error at the entry that is wrong, says what to write, and stops the spec", () => {
  const spec = '{schedule: [{cron: "0 8 * * *", min: 3}, {cron: "0 88 * * *", min: 3}]}';
  expect(found(spec)).toMatchObject([
    {
      severity: "error",
      path: "/web/scaling/schedule/1/cron",
      span: { file: "wordpress.yaml", line: 6 },
      hint: expect.stringContaining("five fields"),
    },
  ]);
  expect(checked(spec).resolved).toBeUndefined();
});

describe("the time zone of a schedule", () => {
  const inZone = (zone: string) => found(`{schedule: [{cron: "0 8 * * *", min: 3, timeZone: ${zone}}]}`);

  test.each([
    "UTC",
    "Etc/UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Argentina/Buenos_Aires",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "Europe/Kyiv",
    "Europe/Kiev",
  ])("%s is known, older names and newer ones alike", (zone) => {
    expect(inZone(zone)).toEqual([]);
  });

  test.each([
    "Europe/Berln",
    "Mars/Olympus",
    "Berlin",
    "Europe",
    "Asia/Kyiv",
    "europe/kyiv",
    "America/Buenos_Aires/Argentina",
    "constructor",
    "constructor/name",
  ])("%s is not, and the finding stands at it", (zone) => {
    expect(inZone(zone)).toMatchObject([
      {
        severity: "error",
        path: "/web/scaling/schedule/0/timeZone",
        message: `"${zone}" is no time zone: Auto Scaling refuses the schedule.`,
      },
    ]);
  });

  test("a wrong recurrence in a wrong zone is two findings", () => {
    expect(found('{schedule: [{cron: "0 8 * * 9", min: 3, timeZone: Nowhere}]}').map(({ path }) => path)).toEqual([
      "/web/scaling/schedule/0/cron",
      "/web/scaling/schedule/0/timeZone",
    ]);
  });
});

test("scaling that is off, or has no schedule, has nothing to find", () => {
  for (const scaling of ["none", "{metric: cpu, target: 40}", "{schedule: []}"]) {
    const { findings, resolved } = checked(scaling);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(resolved).toBeDefined();
  }
});
