import { awsWeekday, cronNumbers, dayOfMonth, hour, minute, month, someDateComes, year } from "../../cron.js";
import type { RuleFor } from "../../rule.js";

/** Days of a month that AWS adds to cron: the last one, the weekday nearest to one. */
const isSpecialDay = (text: string): boolean => /^(?:L|LW|(?:[1-9]|[12]\d|3[01])W)$/.test(text);

/** Days of a week that AWS adds: the last of a month, the first to fifth of a month. */
const isSpecialWeekday = (text: string): boolean =>
  /^(?:L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/.test(text);

/** Why AWS Backup would not take a schedule, or never follow it; undefined when it is right. */
function problemOf(schedule: string): string | undefined {
  const bare = /^cron\((.*)\)$/.exec(schedule)?.[1] ?? schedule;
  const parts = bare.trim().split(/\s+/);
  if (parts.length !== 6) return `it has ${parts.length} fields, not six`;
  const [minutes = "", hours = "", day = "", months = "", dayOfWeek = "", years = ""] = parts;
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

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "AWS Backup Developer Guide, Backup plan options: CRON expressions",
  *check({ spec }) {
    for (const part of ["files", "images"] as const) {
      const plan = spec.backup[part];
      const problem = plan === false ? undefined : problemOf(plan.schedule);
      if (plan === false || problem === undefined) continue;
      yield {
        at: `backup.${part}.schedule`,
        message: `"${plan.schedule}" is no schedule of AWS Backup: ${problem}.`,
        hint: 'Write six fields: "cron(0 3 * * ? *)" is 03:00 UTC every day.',
      };
    }
  },
};
