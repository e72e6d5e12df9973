import type { Rule } from "../../rule.js";

/** A week: from one Monday morning to the one before. */
const enough = 7;

export const rule: Rule = {
  severity: { modern: "warning", whitepaper: "info" },
  isForProduction: true,
  source: "Whitepaper, Appendix B: Backup and Recovery; Amazon Aurora User Guide, Backup retention",
  *check({ spec, resolved }) {
    const at = "backup.databaseRetentionDays";
    const days = spec.backup.databaseRetentionDays;
    // A database on the server itself has no backups of its own, and the key no effect.
    if (spec.database.engine !== "aurora" || days >= enough || !resolved.isWritten(at)) return;
    yield {
      at,
      message: `With databaseRetentionDays: ${days} a break-in that began before the week-end is in every backup by Monday.`,
      hint: `Write ${enough} or more, up to 35.`,
      fix: { isSafe: true, changes: [{ kind: "set", at, to: enough }] },
    };
  },
};
