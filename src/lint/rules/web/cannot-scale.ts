import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  source: "Whitepaper, Scaling the Web Tier; Amazon EC2 Auto Scaling User Guide, Set scaling limits",
  // A staging site has no peak.
  isForProduction: true,
  *check({ spec, resolved }) {
    const { capacity, scaling } = spec.web;
    const { min, max } = capacity;
    const at = (["web.capacity.max", "web.capacity.min"] as const).find((key) => resolved.isWritten(key));
    if (at === undefined || min !== max || scaling === "none" || scaling.metric === "none") return;
    // At some hours a schedule may leave room of its own.
    if (scaling.schedule?.some((entry) => entry.min < (entry.max ?? max)) === true) return;
    yield {
      at,
      message: `Scaling by ${scaling.metric} can do nothing between ${min} and ${max} servers: at the peak none is added, and visitors wait.`,
      hint: `Write web.capacity.max: ${2 * max}, or web.scaling: none.`,
    };
  },
};
