import type { RuleChange, RuleFor } from "../../rule.js";

const least = 2;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  isForProduction: true,
  source: "Whitepaper, Scaling the Web Tier: servers in more than one Availability Zone",
  *check({ spec, resolved }) {
    const { min, max } = spec.web.capacity;
    if (min >= least || !resolved.isWritten("web.capacity.min")) return;
    const set = (at: RuleChange["at"]): RuleChange => ({ kind: "set", at, to: least });
    yield {
      at: "web.capacity.min",
      message: `With web.capacity.min: ${min} the site may be on one server: it is down while that one is replaced or its zone fails.`,
      hint: `Write web.capacity.min: ${least}.`,
      fix: { isSafe: true, changes: [set("web.capacity.min"), ...(max < least ? [set("web.capacity.max")] : [])] },
    };
  },
};
