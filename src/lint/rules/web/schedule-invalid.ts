import { Cron } from "croner";
import type { Rule } from "../../rule.js";

/** The field ranges of a five-field cron expression. Months and weekdays may be names. */
const fiveFields = /^\S+ \S+ \S+ \S+ \S+$/;

/** Whether croner reads it as five fields that come true at some time. */
function problemOf(cron: string): string | undefined {
  if (!fiveFields.test(cron.trim().replace(/\s+/g, " "))) return "it has not five fields";
  if (/[?LW#]/.test(cron)) return "Auto Scaling knows no ?, L, W or #";
  try {
    const next = new Cron(cron, { paused: true, timezone: "UTC" }).nextRun("2026-01-01T00:00:00Z");
    return next === null ? "that date never comes" : undefined;
  } catch (error) {
    return error instanceof Error ? "a field is out of range" : "it cannot be read";
  }
}

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const rule: Rule = {
  severity: "error",
  source: "Amazon EC2 Auto Scaling User Guide, Scheduled scaling: Recurring schedules",
  *check({ spec }) {
    if (spec.web.scaling === "none") return;
    for (const [index, entry] of (spec.web.scaling.schedule ?? []).entries()) {
      const problem = problemOf(entry.cron);
      if (problem !== undefined) {
        yield {
          at: `web.scaling.schedule.${index}.cron`,
          message: `"${entry.cron}" is no schedule of Auto Scaling: ${problem}.`,
          hint: 'Write five fields, minute hour day month weekday: "0 8 * * 1-5" is 08:00 from Monday to Friday.',
        };
      }
      if (entry.timeZone !== undefined && !isTimeZone(entry.timeZone)) {
        yield {
          at: `web.scaling.schedule.${index}.timeZone`,
          message: `"${entry.timeZone}" is no time zone: Auto Scaling refuses the schedule.`,
          hint: "Write an IANA name such as Europe/Paris.",
        };
      }
    }
  },
};
