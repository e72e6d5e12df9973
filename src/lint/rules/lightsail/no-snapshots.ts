import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "error",
  isForProduction: true,
  source: "Whitepaper, Recovering from Failure: snapshots on a regular basis",
  *check({ spec }) {
    if (spec.lightsail.snapshots !== false) return;
    yield {
      at: "lightsail.snapshots",
      message: "With snapshots: false the instance's disk is the only copy of the site.",
      hint: "Delete lightsail.snapshots: one is taken every day.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "lightsail.snapshots" }] },
    };
  },
};
