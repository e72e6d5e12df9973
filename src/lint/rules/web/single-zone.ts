import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Elastic Load Balancing User Guide, Application Load Balancers: at least two Availability Zones",
  *check({ spec }) {
    const zones = spec.availabilityZones;
    if (typeof zones === "number" || new Set(zones).size > 1) return;
    yield {
      at: "availabilityZones",
      message:
        "There is one Availability Zone: load balancer and Aurora refuse fewer than two, and its failure would be the whole site's.",
      hint: "Write a second zone, or a number: availabilityZones: 2.",
    };
  },
};
