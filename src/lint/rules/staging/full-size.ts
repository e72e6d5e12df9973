import type { RuleFor } from "../../rule.js";
import { trialOf } from "../../staging.js";

/** As many as any fleet has when nobody asks for more. */
const usual = 2;

/** What people call environments that are there to have production's size. */
const loadNames = /^(?:load|perf|stress)/u;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "info",
  source: "Whitepaper, Appendix C: a staging environment as production is, in a smaller size",
  *check(facts) {
    const trial = trialOf(facts);
    const at = "web.capacity.min";
    const { min } = facts.spec.web.capacity;
    if (trial === undefined || loadNames.test(trial.name) || min <= usual || facts.resolved.originOf(at).by !== "spec")
      return;
    yield {
      at,
      message: `Environment ${trial.name} keeps ${min} servers running day and night, as many as production.`,
      hint: `Write environments.${trial.name}.web.capacity: { min: 1, max: 2 }.`,
      fix: {
        isSafe: false,
        changes: [
          { kind: "set", at, to: 1 },
          { kind: "set", at: "web.capacity.max", to: 2 },
        ],
      },
    };
  },
};
