import type { Rule } from "../../rule.js";

/** A version of which the patch is named. */
const patch = /\.mysql_aurora\.(?:\d+\.){2}\d+$/u;

export const rule: Rule = {
  severity: "warning",
  source: "Amazon Aurora User Guide, Upgrading the minor version or patch level of an Aurora MySQL DB cluster",
  *check({ spec, resolved }) {
    const { engine, engineVersion, autoMinorVersionUpgrade } = spec.database;
    if (engine !== "aurora" || !autoMinorVersionUpgrade || !patch.test(engineVersion)) return;
    if (!resolved.isWritten("database.engineVersion") || !resolved.isWritten("database.autoMinorVersionUpgrade"))
      return;
    yield {
      at: "database.engineVersion",
      message: `AWS upgrades ${engineVersion} in a maintenance window, and a later deployment asks for it again: a way back that AWS refuses.`,
      hint: "Delete database.autoMinorVersionUpgrade: who names a patch release upgrades when the spec says so.",
      related: [{ at: "database.autoMinorVersionUpgrade", message: "AWS upgrades because of this." }],
      fix: { isSafe: false, changes: [{ kind: "delete", at: "database.autoMinorVersionUpgrade" }] },
    };
  },
};
