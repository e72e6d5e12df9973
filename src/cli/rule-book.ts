import { rules } from "../generated/rules.js";
import type { RuleEntry } from "../report/rule-entry.js";

const allTiers = ["lightsail", "ec2", "elastic"] as const;

/** Every rule with its page, by id. The pages are a bundle of their own, loaded when this is called. */
export async function readRuleBook(): Promise<readonly RuleEntry[]> {
  const { rulePages } = await import("../generated/rule-pages.js");
  return Object.entries(rules).map(([id, { severity, tiers = allTiers, source }]) => ({
    id,
    levels: typeof severity === "string" ? { modern: severity, whitepaper: severity } : severity,
    tiers,
    source,
    page: rulePages[id],
  }));
}
