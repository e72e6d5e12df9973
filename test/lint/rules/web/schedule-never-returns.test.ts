import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const scheduled = (...entries: readonly string[]): string =>
  `web: { scaling: { metric: cpu, target: 50, schedule: [${entries.map((each) => `{ ${each} }`).join(", ")}] } }`;
const morning = 'cron: "0 8 * * 1-5", min: 4, timeZone: Europe/Paris';
const evening = 'cron: "0 20 * * 1-5", min: 2, timeZone: Europe/Paris';
const never = (index: number): string => `web/schedule-never-returns warning /web/scaling/schedule/${index}`;

test("a schedule that only raises is a warning at the entry that raises most", () => {
  expect(found("elastic", scheduled(morning))).toEqual([never(0)]);
  expect(found("elastic", scheduled(morning, morning.replace("0 8", "0 12")))).toEqual([never(0)]);
});

test("one that comes down again, or never goes up, is no finding", () => {
  expect(found("elastic", scheduled(morning, evening))).toEqual([]);
  expect(found("elastic", scheduled(evening))).toEqual([]);
  expect(found("elastic", scheduled('cron: "0 8 * * 1-5", min: 1, timeZone: Europe/Paris'))).toEqual([]);
});

test("an entry without a time zone is a warning of its own; UTC may be written", () => {
  const without = (entry: string): string => entry.replace(", timeZone: Europe/Paris", "");
  expect(found("elastic", scheduled(morning, without(evening)))).toEqual([`${never(1)}/cron`]);
  expect(found("elastic", scheduled(morning, evening.replace("Europe/Paris", "UTC")))).toEqual([]);
});

test("of an entry that is no schedule only that is said", () => {
  expect(found("elastic", scheduled('cron: "0 25 * * *", min: 4'))).toEqual([
    "web/schedule-invalid error /web/scaling/schedule/0/cron",
  ]);
});
