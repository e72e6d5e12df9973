import type { Rule } from "../../rule.js";

/** Six fields as AWS writes them: minute, hour, day, month, weekday, year; one of the day fields is `?`. */
function problemOf(schedule: string): string | undefined {
  const bare = /^cron\((.*)\)$/.exec(schedule)?.[1] ?? schedule;
  const fields = bare.trim().split(/\s+/);
  if (fields.length !== 6) return `it has ${fields.length} fields, not six`;
  const [, , day, , weekday] = fields;
  if ((day === "?") === (weekday === "?")) return "exactly one of day of month and day of week is ?";
  const ranges = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [1, 7],
    [1970, 2199],
  ] as const;
  const names = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT|L|W|\?|\*)$/;
  for (const [index, field] of fields.entries()) {
    for (const part of field.split(/[,\-/#]/)) {
      if (names.test(part)) continue;
      const [low, high] = ranges[index] ?? [0, 0];
      const number = Number(part.replace(/[LW]$/, ""));
      // The part behind a slash is a step, which may be any positive number in range.
      if (!/^\d+[LW]?$/.test(part) || number > high || (number < low && !field.includes("/"))) return `"${field}" is out of range`;
    }
  }
  return undefined;
}

export const rule: Rule = {
  severity: "error",
  source: "AWS Backup Developer Guide, Backup plan options: CRON expressions",
  *check({ spec }) {
    const { files } = spec.backup;
    if (files === false) return;
    const problem = problemOf(files.schedule);
    if (problem === undefined) return;
    yield {
      at: "backup.files.schedule",
      message: `"${files.schedule}" is no schedule of AWS Backup: ${problem}.`,
      hint: 'Write six fields: "cron(0 3 * * ? *)" is 03:00 UTC every day.',
    };
  },
};
