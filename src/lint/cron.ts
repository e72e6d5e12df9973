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

/** The numbers a field stands for (`*`, `5`, `1-5`, `1,15`, `0/10`, a mix of these), or undefined when it cannot be read. */
export function cronNumbers(text: string, field: CronField): ReadonlySet<number> | undefined {
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
