import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Whitepaper, Database Caching and Stateless Web Tier",
  *check({ spec }) {
    if (spec.cache.engine !== "local") return;
    yield {
      at: "cache.engine",
      message:
        "With engine: local each web server has a cache of its own: options and carts differ from request to request.",
      hint: "Write cache.engine: valkey or memcached, or none.",
    };
  },
};
