import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  isForProduction: true,
  source: "Whitepaper, Data Tier; Amazon Aurora User Guide, High availability for Aurora DB instances",
  *check({ spec, resolved }) {
    const { engine, replicas } = spec.database;
    if (engine !== "aurora" || replicas > 0 || !resolved.isWritten("database.replicas")) return;
    yield {
      at: "database.replicas",
      message:
        "With replicas: 0 a failure of the writer is repaired by making a new one: the site is down for minutes, not for the seconds of a failover.",
      hint: "Write database.replicas: 1.",
      fix: { isSafe: true, changes: [{ kind: "set", at: "database.replicas", to: 1 }] },
    };
  },
};
