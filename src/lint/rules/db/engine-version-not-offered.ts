import { engines } from "../../../generated/facts.js";
import type { Rule } from "../../rule.js";

/**
 * Aurora MySQL 3 (MySQL 8.0), the 8.4 line, and what Extended Support left of Aurora MySQL 2; community versions and other
 * engines are none of Aurora's.
 */
const auroraMySql =
  /^(?:8\.0\.mysql_aurora\.(?<three>3\.\d\d\.\d+)|8\.4\.mysql_aurora\.8\.4\.\d+|5\.7\.mysql_aurora\.2\.12\.\d+)$/;

/** A long-term support release. */
const offered = "8.0.mysql_aurora.3.10.4";

/** Whether new clusters can have a version, as far as is known: newer ones than the facts are taken for offered. */
function isOffered(engineVersion: string): boolean {
  const found = auroraMySql.exec(engineVersion);
  const three = found?.groups?.["three"];
  if (three === undefined) return found !== null;
  return !engines.aurora.withdrawn.some((each) => three === each || three.startsWith(`${each}.`));
}

export const rule: Rule = {
  severity: "error",
  source: "Release Notes for Aurora MySQL, Aurora MySQL version 3 and 8.4",
  supersedes: ["db/engine-end-of-support", "change/engine-minor-pinned"],
  *check({ spec }) {
    const { engineVersion } = spec.database;
    if (spec.database.engine !== "aurora" || isOffered(engineVersion)) return;
    yield {
      at: "database.engineVersion",
      message: `${engineVersion} is no version of Aurora MySQL that a new cluster can have: creation fails after the network is up.`,
      hint: `Write ${offered}, or delete the key.`,
      fix: { isSafe: false, changes: [{ kind: "set", at: "database.engineVersion", to: offered }] },
    };
  },
};
