import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "error",
  source: "Whitepaper, Database Caching: Lightsail reaches ElastiCache by VPC peering",
  *check({ spec }) {
    const { engine } = spec.cache;
    if ((engine !== "valkey" && engine !== "memcached") || spec.lightsail.peering) return;
    yield {
      at: "cache.engine",
      message: `A Lightsail instance has no way to ElastiCache (${engine}): Lightsail and the VPC are not peered.`,
      hint: "Add lightsail.peering: true (the runbook has the command), or write cache.engine: local.",
      fix: { isSafe: true, changes: [{ kind: "set", at: "lightsail.peering", to: true }] },
    };
  },
};
