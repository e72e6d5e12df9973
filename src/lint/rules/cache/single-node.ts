import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  isForProduction: true,
  source: "Whitepaper, Database Caching; Amazon ElastiCache User Guide, Mitigating failures",
  *check({ spec, resolved }) {
    const { engine, nodes } = spec.cache;
    if ((engine !== "valkey" && engine !== "memcached") || nodes !== 1 || !resolved.isWritten("cache.nodes")) return;
    yield {
      at: "cache.nodes",
      message: `With nodes: ${nodes} the failure or upgrade of that node sends every query to the database at once, and logs everybody out of a shop's cart.`,
      hint: "Write cache.nodes: 2.",
      fix: { isSafe: true, changes: [{ kind: "set", at: "cache.nodes", to: 2 }] },
    };
  },
};
