import type { RuleFor } from "../../rule.js";

/** Who breaks in at the beginning of a week is often noticed at its end. */
const leastDays = 7;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "warning", whitepaper: "info" },
  source: "Amazon CloudWatch Logs API Reference, PutRetentionPolicy",
  isForProduction: true,
  *check({ spec, resolved }) {
    const at = "monitoring.logRetentionDays";
    const { logRetentionDays } = spec.monitoring;
    if (logRetentionDays >= leastDays || !resolved.isWritten(at)) return;
    yield {
      at,
      message: `Logs are deleted after ${logRetentionDays} days: of a break-in that is noticed a week later nothing is left to read.`,
      hint: "Delete monitoring.logRetentionDays, which keeps them for 30 days, or write 7 at the least.",
      fix: { isSafe: true, changes: [{ kind: "delete", at }] },
    };
  },
};
