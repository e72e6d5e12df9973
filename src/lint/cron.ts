/** What one field of a cron expression may hold: lowest and highest number, and names for them from the lowest on. */
export interface CronField {
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

export const minute: CronField = { low: 0, high: 59 };
export const hour: CronField = { low: 0, high: 23 };
export const dayOfMonth: CronField = { low: 1, high: 31 };
export const month: CronField = { low: 1, high: 12, names: months };
/** Unix: Sunday is 0 and 7. */
export const weekday: CronField = { low: 0, high: 7, names: weekdays };
/** AWS: Sunday is 1. */
export const awsWeekday: CronField = { low: 1, high: 7, names: weekdays };
export const year: CronField = { low: 1970, high: 2199 };

function numberOf(text: string, { low, high, names = [] }: CronField): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const number = named >= 0 ? low + named : /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= low && number <= high ? number : undefined;
}

const every = new Map<CronField, ReadonlySet<number>>();

/** All numbers of a field: most schedules leave most fields open. */
function everyNumber(field: CronField): ReadonlySet<number> {
  const { low, high } = field;
  const known = every.get(field) ?? new Set(Array.from({ length: high - low + 1 }, (_, index) => low + index));
  every.set(field, known);
  return known;
}

/** The numbers a field stands for (`*`, `5`, `1-5`, `1,15`, `0/10`, a mix of these), or undefined when it cannot be read. */
export function cronNumbers(text: string, field: CronField): ReadonlySet<number> | undefined {
  if (text === "*") return everyNumber(field);
  const numbers = new Set<number>();
  for (const part of text.split(",")) {
    const [range = "", step, ...more] = part.split("/");
    const [from = "", to, ...rest] = range === "*" ? [String(field.low), String(field.high)] : range.split("-");
    const first = numberOf(from, field);
    const last = to === undefined ? (step === undefined ? first : field.high) : numberOf(to, field);
    const each = step === undefined ? 1 : /^[1-9]\d{0,3}$/.test(step) ? Number(step) : undefined;
    if (first === undefined || last === undefined || each === undefined || more.length + rest.length > 0)
      return undefined;
    if (last < first) return undefined;
    for (let number = first; number <= last; number += each) numbers.add(number);
  }
  return numbers;
}

/** Days of each month in a leap year, so that 29 February counts as a date that comes. */
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether any of these days comes in any of these months. */
export const someDateComes = (days: ReadonlySet<number>, inMonths: ReadonlySet<number>): boolean =>
  [...inMonths].some((each) => [...days].some((day) => day <= (daysOf[each - 1] ?? 0)));

/** 2027, the first of the years that are looked through, begins on a Friday. AWS: Sunday is 1. */
const firstYear = 2027;
const firstWeekday = 6;
/** Eight years hold two leap days, which are the farthest apart that a schedule's days can be. */
const years = Array.from({ length: 8 }, (_, index) => firstYear + index);

const daysIn = (inYear: number, inMonth: number): number =>
  (daysOf[inMonth - 1] ?? 0) - (inMonth === 2 && inYear % 4 !== 0 ? 1 : 0);

/** The most days from one day that all of these name to the next. Weekdays are those of AWS. */
export function longestWait(on: {
  readonly days: ReadonlySet<number>;
  readonly inMonths: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
}): number {
  // Most schedules name every day, and eight years of days are many.
  if (on.days.size === 31 && on.inMonths.size === months.length && on.weekdays.size === weekdays.length) return 1;
  let today = 0;
  let last = 0;
  let longest = 0;
  for (const inYear of years) {
    for (let inMonth = 1; inMonth <= months.length; inMonth += 1) {
      for (let day = 1; day <= daysIn(inYear, inMonth); day += 1, today += 1) {
        const weekday = ((firstWeekday - 1 + today) % weekdays.length) + 1;
        if (!on.days.has(day) || !on.inMonths.has(inMonth) || !on.weekdays.has(weekday)) continue;
        longest = Math.max(longest, today - last);
        last = today;
      }
    }
  }
  return Math.max(longest, today - last);
}
