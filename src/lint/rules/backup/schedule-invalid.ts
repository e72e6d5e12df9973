import { daysBetween, problemOf, repaired } from "../../backup-schedule.js";
import type { Finding, RuleFor } from "../../rule.js";

const parts = ["files", "images"] as const;

/** What is wrong with a schedule that AWS Backup refuses or never follows. */
function refused(part: (typeof parts)[number], schedule: string, problem: string): Finding {
  const at = `backup.${part}.schedule` as const;
  const better = repaired(schedule);
  return {
    at,
    message: `"${schedule}" is no schedule of AWS Backup: ${problem}.`,
    hint:
      better === undefined
        ? 'Write six fields: "cron(0 3 * * ? *)" is 03:00 UTC every day.'
        : `Write "${better}": six fields, in UTC.`,
    ...(better === undefined ? {} : { fix: { isSafe: true, changes: [{ kind: "set", at, to: better }] } }),
  };
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "AWS Backup Developer Guide, Backup plan options: CRON expressions",
  *check({ spec, resolved }) {
    for (const part of parts) {
      const plan = spec.backup[part];
      if (plan === false || !resolved.isWritten(`backup.${part}`)) continue;
      const { schedule, retentionDays } = plan;
      const problem = problemOf(schedule);
      if (problem !== undefined) {
        yield refused(part, schedule, problem);
        continue;
      }
      const days = daysBetween(schedule) ?? 0;
      if (retentionDays >= days) continue;
      const at = `backup.${part}.retentionDays` as const;
      yield {
        at: resolved.isWritten(at) ? at : `backup.${part}.schedule`,
        severity: "warning",
        message: `A backup is gone after ${retentionDays} days and the next one comes after ${days}: for ${days - retentionDays} days there is none to go back to.`,
        hint: `Write retentionDays: ${2 * days}, or a schedule that comes more often.`,
      };
    }
  },
};
