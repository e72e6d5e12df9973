import type { RuleFor } from "../../rule.js";

const least = 0.5;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  isForProduction: true,
  source: "Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume for Aurora Serverless v2",
  *check({ spec, resolved }) {
    const { engine, serverless } = spec.database;
    if (engine !== "aurora" || serverless?.minAcu !== 0 || !resolved.isWritten("database.serverless.minAcu")) return;
    yield {
      at: "database.serverless.minAcu",
      message:
        "With minAcu: 0 an idle database pauses: the next visitor waits many seconds for it to resume, or is told that WordPress has no connection to it.",
      hint: `Write minAcu: ${least}, or 1 for a shop.`,
      fix: { isSafe: true, changes: [{ kind: "set", at: "database.serverless.minAcu", to: least }] },
    };
  },
};
