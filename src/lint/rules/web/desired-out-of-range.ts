import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Amazon EC2 Auto Scaling User Guide, Set scaling limits",
  supersedes: ["change/desired-resets-fleet"],
  *check({ spec }) {
    const { min, max, desired } = spec.web.capacity;
    if (min > max) {
      yield {
        at: "web.capacity.min",
        message: `The fleet's minimum (${min}) is above its maximum (${max}): Auto Scaling refuses the group.`,
        hint: `Set web.capacity.max to at least ${min}, or lower web.capacity.min.`,
      };
    } else if (desired !== undefined && (desired < min || desired > max)) {
      yield {
        at: "web.capacity.desired",
        message: `The desired size ${desired} is outside ${min} to ${max}: Auto Scaling refuses the update.`,
        hint: "Delete web.capacity.desired: scaling finds the size; or write a number inside the range.",
        fix: { isSafe: true, changes: [{ kind: "delete", at: "web.capacity.desired" }] },
      };
    }
    const schedule = spec.web.scaling === "none" ? [] : (spec.web.scaling.schedule ?? []);
    for (const [index, entry] of schedule.entries()) {
      const top = entry.max ?? max;
      const isInside =
        entry.min <= top && (entry.desired === undefined || (entry.desired >= entry.min && entry.desired <= top));
      if (!isInside) {
        yield {
          at: `web.scaling.schedule.${index}.min`,
          message: `This entry asks for at least ${entry.min} servers with at most ${top}: Auto Scaling refuses it.`,
          hint: "Write min ≤ desired ≤ max; without max the fleet's own maximum counts.",
        };
      }
    }
  },
};
