import { timeZones } from "../../../generated/facts.js";
import { cronNumbers, dayOfMonth, hour, minute, month, someDateComes, weekday } from "../../cron.js";
import type { RuleFor } from "../../rule.js";

const fields = [
  ["minute", minute],
  ["hour", hour],
  ["day of month", dayOfMonth],
  ["month", month],
  ["day of week", weekday],
] as const;

/** Why Auto Scaling would not take, or never follow, a recurrence; undefined when it is right. */
function problemOf(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== fields.length) return `it has ${parts.length} fields, not five`;
  const numbers = fields.map(([, field], index) => cronNumbers(parts[index] ?? "", field));
  const unread = numbers.findIndex((each) => each === undefined);
  if (unread >= 0) return `"${parts[unread]}" is no ${fields[unread]?.[0]}`;
  const [, , days, months] = numbers;
  // A written day of week makes it come anyway: cron takes either day.
  if (parts[4] === "*" && days !== undefined && months !== undefined && !someDateComes(days, months)) {
    return "that date never comes";
  }
  return undefined;
}

const areas: Readonly<Record<string, string>> = timeZones.areas;

/** Whether the IANA database knows the name, older names included. */
function isTimeZone(name: string): boolean {
  const [area = "", ...place] = name.split("/");
  const known = place.length === 0 ? timeZones.single : Object.hasOwn(areas, area) ? (areas[area] ?? "") : "";
  return !name.includes(" ") && ` ${known} `.includes(` ${place.length === 0 ? area : place.join("/")} `);
}

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  supersedes: ["web/schedule-never-returns"],
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
