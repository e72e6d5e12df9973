import type { RuleFor } from "../../rule.js";

/** CPU is measured in percent. */
const fullLoad = 100;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Amazon EC2 Auto Scaling User Guide, Target tracking scaling policies",
  *check({ spec }) {
    if (spec.web.scaling === "none") return;
    const { metric, target } = spec.web.scaling;
    if (metric === "requests" && target === undefined) {
      yield {
        at: "web.scaling.metric",
        message: "Scaling by requests needs to know how many: the right number depends on how long a page takes.",
        hint: "Add web.scaling.target, requests for each server and minute, such as 1000.",
      };
    }
    if (metric === "cpu" && target !== undefined && target >= fullLoad) {
      yield {
        at: "web.scaling.target",
        message: `The average processor never gets above ${fullLoad} %, so with a target of ${target} no server is ever added.`,
        hint: "Write a percentage such as 50.",
      };
    }
  },
};
