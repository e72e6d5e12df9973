import { awsWeekday, cronNumbers, dayOfMonth, hour, longestWait, minute, month, someDateComes, year } from "./cron.js";

/** Days of a month that AWS adds to cron: the last one, the weekday nearest to one. */
const isSpecialDay = (text: string): boolean => /^(?:L|LW|(?:[1-9]|[12]\d|3[01])W)$/.test(text);

/** Days of a week that AWS adds: the last of a month, the first to fifth of a month. */
const isSpecialWeekday = (text: string): boolean =>
  /^(?:L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/.test(text);

/** The six fields of a schedule, as the schema has them: with or without the word `cron()` around them. */
const fieldsOf = (schedule: string): readonly string[] =>
  (/^cron\((.*)\)$/.exec(schedule)?.[1] ?? schedule).trim().split(/\s+/);

/** Why AWS Backup would not take a schedule, or never follow it; undefined when it is right. */
export function problemOf(schedule: string): string | undefined {
  const [minutes = "", hours = "", day = "", months = "", dayOfWeek = "", years = ""] = fieldsOf(schedule);
  if ((day === "?") === (dayOfWeek === "?")) return "exactly one of day of month and day of week is ?";
  const checks = [
    ["minute", minutes, cronNumbers(minutes, minute)],
    ["hour", hours, cronNumbers(hours, hour)],
    ["day of month", day, day === "?" || isSpecialDay(day) || cronNumbers(day, dayOfMonth)],
    ["month", months, cronNumbers(months, month)],
    ["day of week", dayOfWeek, dayOfWeek === "?" || isSpecialWeekday(dayOfWeek) || cronNumbers(dayOfWeek, awsWeekday)],
    ["year", years, cronNumbers(years, year)],
  ] as const;
  const wrong = checks.find(([, , read]) => read === undefined);
  if (wrong !== undefined) return `"${wrong[1]}" is no ${wrong[0]}`;
  const days = cronNumbers(day, dayOfMonth);
  const inMonths = cronNumbers(months, month);
  const comes = days === undefined || inMonths === undefined || someDateComes(days, inMonths);
  return comes ? undefined : "that date never comes";
}

/** A right schedule with the same times, where nothing but `?` is missing or in the wrong place; else undefined. */
export function repaired(schedule: string): string | undefined {
  const [minutes, hours, day, months, dayOfWeek, years] = fieldsOf(schedule);
  const isBothOpen = day === "?" && dayOfWeek === "?";
  const days = isBothOpen ? ["*", "?"] : dayOfWeek === "*" ? [day, "?"] : ["?", dayOfWeek];
  if (!isBothOpen && day !== "*" && dayOfWeek !== "*") return undefined;
  const better = `cron(${[minutes, hours, days[0], months, days[1], years].join(" ")})`;
  return problemOf(better) === undefined ? better : undefined;
}

/** The most days from one backup to the next; undefined where the schedule names days that only a calendar knows. */
export function daysBetween(schedule: string): number | undefined {
  const [, , day = "", months = "", dayOfWeek = "", years] = fieldsOf(schedule);
  const inMonths = cronNumbers(months, month);
  const days = cronNumbers(day === "?" ? "*" : day, dayOfMonth);
  const weekdays = cronNumbers(dayOfWeek === "?" ? "*" : dayOfWeek, awsWeekday);
  if (years !== "*" || inMonths === undefined || days === undefined || weekdays === undefined) return undefined;
  return longestWait({ days, inMonths, weekdays });
}
