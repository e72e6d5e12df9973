import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  source: "Amazon EC2 Auto Scaling User Guide, Scheduled scaling: recurring schedules and time zones",
  *check({ spec }) {
    const { capacity, scaling } = spec.web;
    const schedule = scaling === "none" ? [] : (scaling.schedule ?? []);
    const most = Math.max(...schedule.map(({ min }) => min));
    if (most > capacity.min && !schedule.some(({ min }) => min < most)) {
      const index = schedule.findIndex(({ min }) => min === most);
      yield {
        at: `web.scaling.schedule.${index}`,
        message: `"${schedule[index]?.cron}" raises the least number of servers from ${capacity.min} to ${most}, and no entry lowers it again: from its first run on ${most} servers are paid for day and night.`,
        hint: `Add an entry for the evening, such as { cron: "0 20 * * *", min: ${capacity.min} }.`,
      };
    }
    for (const [index, { cron, timeZone }] of schedule.entries()) {
      if (timeZone !== undefined) continue;
      yield {
        at: `web.scaling.schedule.${index}.cron`,
        message: `"${cron}" has no time zone, so its hours are those of UTC: 08:00 is then 10:00 in Paris in summer, and servers come late for visitors there.`,
        hint: "Add timeZone, such as Europe/Paris, or UTC where that is meant.",
      };
    }
  },
};
