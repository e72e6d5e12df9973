import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: { modern: "error", whitepaper: "warning" },
  isForProduction: true,
  source: "Whitepaper, Appendix B; Amazon Aurora User Guide, Deleting Aurora DB clusters and DB instances",
  *check({ spec, resolved }) {
    const { engine, deletionProtection } = spec.database;
    if (engine !== "aurora" || deletionProtection || !resolved.isWritten("database.deletionProtection")) return;
    yield {
      at: "database.deletionProtection",
      message:
        "With deletionProtection: false one command, or one deployment that replaces the cluster, takes all posts and users of the site away.",
      hint: "Delete the key: a database of production is protected.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "database.deletionProtection" }] },
    };
  },
};
