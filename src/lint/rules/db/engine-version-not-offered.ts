import type { Rule } from "../../rule.js";

/** Aurora MySQL 3 (MySQL 8.0) and the 8.4 line; community versions and other engines are none of Aurora's. */
const auroraMySql = /^(?:8\.0\.mysql_aurora\.3\.\d+\.\d+|8\.4\.mysql_aurora\.8\.4\.\d+)$/;

export const rule: Rule = {
  severity: "error",
  source: "Release Notes for Aurora MySQL, Aurora MySQL version 3 and 8.4",
  supersedes: ["change/engine-minor-pinned"],
  *check({ spec }) {
    const { engineVersion } = spec.database;
    if (spec.database.engine !== "aurora" || auroraMySql.test(engineVersion)) return;
    yield {
      at: "database.engineVersion",
      message: `${engineVersion} is no version of Aurora MySQL that a new cluster can have: creation fails after the network is up.`,
      hint: "Write 8.0.mysql_aurora.3.10.4, or delete the key.",
    };
  },
};
