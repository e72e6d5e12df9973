import type { TierSpec } from "../../../generated/spec.js";
import { engines } from "../../../generated/facts.js";
import { byCodeUnit } from "../../order.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Parameters } from "../../graph/kinds/data.js";
import type { NodeId } from "../../graph/node.js";
import type { DataNetwork } from "./network.js";

type Written = Readonly<Record<string, string | number | boolean>> | undefined;

/** Our parameters with the user's on top, sorted by name; booleans as the engine writes them. */
export function parametersWith(ours: Readonly<Record<string, string>>, written: Written): Parameters {
  const text = (value: string | number | boolean): string =>
    typeof value === "boolean" ? (value ? "1" : "0") : String(value);
  const merged = new Map<string, string>(Object.entries(ours));
  for (const [name, value] of Object.entries(written ?? {})) merged.set(name, text(value));
  return [...merged].sort(([a], [b]) => byCodeUnit(a, b));
}

/** The parameter group family of an Aurora MySQL version: `8.0.mysql_aurora.3.10.4` → `aurora-mysql8.0`. */
const familyOf = (engineVersion: string): string => {
  const line = ["8.4", "5.7"].find((each) => engineVersion.startsWith(each));
  return line === undefined ? engines.aurora.family : `aurora-mysql${line}`;
};

/** Aurora MySQL over the data subnets: a writer and replicas. Whitepaper, Data Tier; Figure 2, (8). */
export function auroraCluster(
  g: GraphBuilder,
  spec: TierSpec,
  net: DataNetwork,
): NodeId<"databaseCluster"> | undefined {
  const { database, backup, monitoring } = spec;
  // On the server itself the database is the server's matter.
  if (database.engine === "local") return undefined;
  const cluster = g.add(
    "databaseCluster",
    "database",
    {
      // Two hyphens in a row are legal in a name of ours and refused by RDS.
      identifier: `${g.deployment.name}-database`.replace(/-{2,}/g, "-"),
      engineVersion: database.engineVersion,
      parameterFamily: familyOf(database.engineVersion),
      instanceClass: database.serverless === undefined ? (database.instanceClass ?? "") : "db.serverless",
      serverless: database.serverless,
      replicas: database.replicas,
      databaseName: engines.aurora.databaseName,
      adminUser: engines.aurora.adminUser,
      retentionDays: backup.databaseRetentionDays,
      isProtected: database.deletionProtection,
      performanceInsights: database.performanceInsights,
      autoMinorVersionUpgrade: database.autoMinorVersionUpgrade,
      clusterParameters: parametersWith(engines.aurora.parameters, database.parameters),
      logs: engines.aurora.logs.map((name) => ({ name, retentionDays: monitoring.logRetentionDays })),
    },
    ["database.engine"],
  );
  for (const subnet of net.subnets.data) g.link(cluster, { kind: "runsIn" }, subnet);
  return cluster;
}
