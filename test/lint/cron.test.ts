import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  awsWeekday,
  cronNumbers,
  dayOfMonth,
  hour,
  minute,
  month,
  someDateComes,
  weekday,
  year,
  type CronField,
} from "../../src/lint/cron.js";

const numbers = (text: string, field: CronField): readonly number[] | undefined => {
  const found = cronNumbers(text, field);
  return found === undefined ? undefined : [...found].toSorted((one, other) => one - other);
};
const all = ({ low, high }: CronField): readonly number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index);

describe("what a field stands for", () => {
  test.each([
    ["minute", minute, 60],
    ["hour", hour, 24],
    ["day of month", dayOfMonth, 31],
    ["month", month, 12],
    ["weekday", weekday, 8],
    ["weekday of AWS", awsWeekday, 7],
    ["year", year, 230],
  ])("a star is every %s", (_, field, count) => {
    expect(numbers("*", field)).toEqual(all(field));
    expect(all(field)).toHaveLength(count);
  });

  test("a number stands for itself, with or without zeros before it", () => {
    expect(numbers("5", minute)).toEqual([5]);
    expect(numbers("05", minute)).toEqual([5]);
    expect(numbers("0", minute)).toEqual([0]);
    expect(numbers("2199", year)).toEqual([2199]);
  });

  test("a range holds both its ends", () => {
    expect(numbers("1-5", weekday)).toEqual([1, 2, 3, 4, 5]);
    expect(numbers("7-7", hour)).toEqual([7]);
  });

  test("a step counts from the first number, to the end of the range or of the field", () => {
    expect(numbers("*/20", minute)).toEqual([0, 20, 40]);
    expect(numbers("5/20", minute)).toEqual([5, 25, 45]);
    expect(numbers("1-10/4", dayOfMonth)).toEqual([1, 5, 9]);
    expect(numbers("*/5", month)).toEqual([1, 6, 11]);
    expect(numbers("*/100", minute)).toEqual([0]);
  });

  test("a list holds what its parts hold, whatever they are and in whatever order", () => {
    expect(numbers("15,1", dayOfMonth)).toEqual([1, 15]);
    expect(numbers("0,10-12,*/30", minute)).toEqual([0, 10, 11, 12, 30]);
    expect(numbers("1,1-2,2", hour)).toEqual([1, 2]);
  });

  test("months and weekdays have names in any case; AWS counts Sunday as 1, others as 0 and 7", () => {
    expect(numbers("JAN,dec", month)).toEqual([1, 12]);
    expect(numbers("Mon-fri", weekday)).toEqual([1, 2, 3, 4, 5]);
    expect(numbers("SUN", weekday)).toEqual([0]);
    expect(numbers("SUN", awsWeekday)).toEqual([1]);
    expect(numbers("MON-FRI/2", awsWeekday)).toEqual([2, 4, 6]);
    expect(numbers("SAT-7", weekday)).toEqual([6, 7]);
  });

  test("whatever the range and the step: every number in it that is whole steps from its start, and no other", () => {
    const field = fc.constantFrom(minute, hour, dayOfMonth, month, weekday, awsWeekday, year);
    fc.assert(
      fc.property(field, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 70 }), (of, one, other, step) => {
        const [from = 0, to = 0] = [one, other]
          .map((each) => of.low + (each % (of.high - of.low + 1)))
          .toSorted((a, b) => a - b);
        const expected = all(of).filter((each) => each >= from && each <= to && (each - from) % step === 0);
        expect(numbers(`${from}-${to}/${step}`, of)).toEqual(expected);
      }),
    );
  });
});

describe("what cannot be read", () => {
  test.each([
    ["60", minute],
    ["24", hour],
    ["0", dayOfMonth],
    ["32", dayOfMonth],
    ["0", month],
    ["13", month],
    ["8", weekday],
    ["0", awsWeekday],
    ["8", awsWeekday],
    ["1969", year],
    ["2200", year],
    ["50-60", minute],
    ["60/5", minute],
    ["0,60", minute],
  ])("%s is out of range", (text, field) => {
    expect(cronNumbers(text, field)).toBeUndefined();
  });

  test.each([
    ["5-1", weekday],
    ["FRI-MON", weekday],
    ["SUN-SAT/0", weekday],
    ["*/0", minute],
    ["*/-1", minute],
    ["*/1.5", minute],
    ["*/*", minute],
    ["*/", minute],
    ["1/2/3", minute],
    ["1-2-3", minute],
    ["1-", minute],
    ["-1", minute],
    ["*-5", minute],
    ["1,", minute],
    [",", minute],
    ["", minute],
    [" 1", minute],
    ["1.5", minute],
    ["0x10", minute],
    ["1e1", minute],
    ["00005", minute],
    ["?", dayOfMonth],
    ["L", dayOfMonth],
    ["MON", month],
    ["JAN", weekday],
    ["Monday", weekday],
    ["MO", weekday],
  ])("%j has no such form", (text, field) => {
    expect(cronNumbers(text, field)).toBeUndefined();
  });
});

describe("dates that come", () => {
  const comes = (days: string, months: string): boolean =>
    someDateComes(cronNumbers(days, dayOfMonth) ?? new Set(), cronNumbers(months, month) ?? new Set());

  test("29 February does, in leap years; 30 and 31 February never do", () => {
    expect(comes("29", "2")).toBe(true);
    expect(comes("30", "2")).toBe(false);
    expect(comes("30-31", "FEB")).toBe(false);
  });

  test("the 31st comes in seven months and never in the other five", () => {
    const having = all(month).filter((each) => comes("31", String(each)));
    expect(having).toEqual([1, 3, 5, 7, 8, 10, 12]);
    expect(comes("31", "2,4,6,9,11")).toBe(false);
    expect(all(month).every((each) => comes("30", String(each)) === (each !== 2))).toBe(true);
  });

  test("one day that comes in one of the months is enough", () => {
    expect(comes("31", "2,3")).toBe(true);
    expect(comes("28,31", "2")).toBe(true);
    expect(comes("*", "*")).toBe(true);
  });
});
