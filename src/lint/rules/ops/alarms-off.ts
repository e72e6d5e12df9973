import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: { modern: "warning", whitepaper: "off" },
  source: "Amazon CloudWatch User Guide, Using Amazon CloudWatch alarms; wpspec: spec/alarms.yaml",
  isForProduction: true,
  *check({ spec, resolved }) {
    if (spec.monitoring.alarms || !resolved.isWritten("monitoring.alarms")) return;
    yield {
      at: "monitoring.alarms",
      message: `Nobody is told when ${spec.name} answers errors or its database is full: readers find it out.`,
      hint: "Delete monitoring.alarms, and add an address to monitoring.notify.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "monitoring.alarms" }] },
    };
  },
};
