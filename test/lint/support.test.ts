import { expect, test } from "vitest";
import { supportOn } from "../../src/lint/support.js";

test.each([
  ["2026-12-31", "2027-01-01", "ended"],
  ["2026-12-31", "2026-12-31", "ends"],
  ["2026-12-31", "2026-07-04", "ends"],
  ["2026-12-31", "2026-07-03", "lasts"],
  // Half a year with a leap day in it, and half a year without.
  ["2028-04-30", "2027-11-02", "ends"],
  ["2028-04-30", "2027-11-01", "lasts"],
  ["2027-04-30", "2026-11-01", "ends"],
  ["2027-04-30", "2026-10-31", "lasts"],
  ["2100-03-01", "2099-09-02", "ends"],
  ["2100-03-01", "2099-09-01", "lasts"],
] as const)("until %s support, asked on %s, %s", (lastDay, today, state) => {
  expect(supportOn(today, lastDay)).toBe(state);
});

test("it counts days as calendars do", () => {
  const day = 86_400_000;
  const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const start = Date.UTC(1999, 0, 1);
  for (let time = start; time < start + 900 * day; time += day) {
    expect(supportOn(dateOf(time), dateOf(time + 180 * day))).toBe("ends");
    expect(supportOn(dateOf(time), dateOf(time + 181 * day))).toBe("lasts");
    expect(supportOn(dateOf(time + day), dateOf(time))).toBe("ended");
  }
});
