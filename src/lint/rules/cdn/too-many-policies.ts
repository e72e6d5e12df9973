import { policies } from "../../../compiler/cdn/policy.js";
import { limits } from "../../../generated/facts.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Quotas: cache policies and origin request policies per account",
  *check({ spec, cdn }) {
    const limit = limits.policiesPerAccount.value;
    // Each behavior has one of either kind at most, and most specs have fewer behaviors.
    if (cdn.behaviors.length <= limit) return;
    const made = policies(cdn.behaviors, spec.cdn.forwarding);
    if (made.style === "legacy") return;
    for (const [kind, { length: count }] of [
      ["cache policies", made.cachePolicies],
      ["origin request policies", made.originRequestPolicies],
    ] as const) {
      if (count <= limit) continue;
      yield {
        at: "cdn.behaviors",
        message: `The behaviors need ${count} ${kind}; CloudFront takes ${limit} in a whole account, and refuses the others.`,
        hint: "Write the same cookies, headers and TTLs in several of cdn.behaviors: what says the same shares a policy. Or use cdn.forwarding: legacy.",
        subject: kind,
      };
    }
  },
};
