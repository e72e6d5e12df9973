import { maxConnectionsOf } from "../../../compiler/plan/max-connections.js";
import type { Facts, Finding, RuleFor } from "../../rule.js";

/** Values that Aurora takes and nobody wants, with what they do. */
const risky = [
  {
    name: "require_secure_transport",
    values: /^(?:off|0|false)$/i,
    effect: "WordPress may speak to the database in clear text, and its password with it",
    write: "ON",
  },
  {
    name: "innodb_flush_log_at_trx_commit",
    values: /^[02]$/,
    effect: "an order or comment that was confirmed may be gone after a failover",
    write: "1",
  },
] as const;

function* ofValues({ spec }: Facts<"ec2" | "elastic">): Iterable<Finding> {
  for (const { name, values, effect, write } of risky) {
    const value = spec.database.parameters?.[name];
    if (value === undefined || !values.test(`${value}`)) continue;
    yield {
      at: `/database/parameters/${name}`,
      subject: name,
      message: `With ${name}: ${value} ${effect}.`,
      hint: `Delete ${name}, or write ${write}.`,
      fix: { isSafe: true, changes: [{ kind: "delete", at: `/database/parameters/${name}` }] },
    };
  }
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "Amazon Aurora User Guide, Aurora MySQL configuration parameters; Maximum connections to an instance",
  *check(facts) {
    const { database } = facts.spec;
    if (database.engine !== "aurora") return;
    yield* ofValues(facts);
    const written = database.parameters?.["max_connections"];
    const most = maxConnectionsOf(database);
    if (written === undefined || !/^\d+$/.test(`${written}`) || Number(written) <= most) return;
    yield {
      at: "/database/parameters/max_connections",
      subject: "max_connections",
      message: `With max_connections: ${written} the database takes more connections than its memory is meant for (${most}): at the peak it runs out and restarts, and every page fails meanwhile.`,
      hint: `Delete max_connections, or use a larger ${database.serverless === undefined ? "class" : "maxAcu"}.`,
    };
  },
};
