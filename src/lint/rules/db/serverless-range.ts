import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon Aurora User Guide, Setting the Aurora Serverless v2 capacity range",
  *check({ spec }) {
    const { serverless, instanceClass } = spec.database;
    if (serverless === undefined) return;
    if (serverless.minAcu > serverless.maxAcu) {
      yield {
        at: "database.serverless.minAcu",
        message: `The smallest capacity (${serverless.minAcu} ACU) is above the largest (${serverless.maxAcu}): Aurora refuses the cluster.`,
        hint: "Write minAcu ≤ maxAcu.",
      };
    }
    if (instanceClass !== undefined) {
      yield {
        at: "database.instanceClass",
        message: "A serverless database has no instance class: one of the two would be ignored.",
        hint: "Delete database.instanceClass or database.serverless.",
      };
    }
  },
};
