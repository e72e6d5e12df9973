import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Whitepaper, Data Tier: the database should not be reliant on any single server",
  *check({ spec }) {
    if (spec.database.engine !== "local") return;
    yield {
      at: "database.engine",
      message:
        "With database.engine: local each web server of tier elastic would have a database of its own: posts appear and vanish from request to request.",
      hint: "Write database.engine: aurora, or tier: ec2 for a single server.",
    };
  },
};
