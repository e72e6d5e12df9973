import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "info",
  isForProduction: true,
  source: "Whitepaper, Database Caching: in-memory caching reduces latency and eases load on the database",
  *check({ spec }) {
    if (spec.cache.engine !== "none") return;
    const { max } = spec.web.capacity;
    yield {
      at: "cache.engine",
      message: `With engine: none each page reads options, menus and posts from the database anew, at the peak for ${max} server${max === 1 ? "" : "s"} at once.`,
      hint: "Delete cache.engine, unless pages hardly ever reach the servers.",
      // It adds nodes that are paid for.
      fix: { isSafe: false, changes: [{ kind: "delete", at: "cache.engine" }] },
    };
  },
};
