import type { TierSpec } from "../../generated/spec.js";
import { instances } from "../../generated/facts.js";

const { auroraConnections, burstable, serverlessConnections } = instances;

const sizes: readonly string[] = Object.keys(auroraConnections.memoryOptimized);

/** The default of max_connections for a class such as `db.r7g.large`. Sizes that are not known count as the smallest. */
function ofClass(instanceClass: string): number {
  const [, family = "", size = ""] = instanceClass.split(".");
  const isBurstable = (burstable.families as readonly string[]).includes(family);
  const table: Readonly<Record<string, number>> = isBurstable
    ? auroraConnections.burstable
    : auroraConnections.memoryOptimized;
  const isDouble = (auroraConnections.doubleMemoryFamilies as readonly string[]).includes(family);
  const at = isDouble ? (sizes[sizes.indexOf(size) + 1] ?? size) : size;
  const known = Object.hasOwn(table, at) ? table[at] : undefined;
  return known ?? (isBurstable ? auroraConnections.burstable.medium : auroraConnections.memoryOptimized.large);
}

/** How many connections the database's writer accepts by default. Amazon Aurora User Guide, Maximum connections. */
export function maxConnectionsOf(database: TierSpec["database"]): number {
  const { serverless, instanceClass = "" } = database;
  if (serverless === undefined) return ofClass(instanceClass);
  const { steps, cappedAtMinAcu, cap } = serverlessConnections;
  const most = steps.filter(({ maxAcu }) => maxAcu <= serverless.maxAcu).at(-1)?.connections ?? steps[0].connections;
  return serverless.minAcu <= cappedAtMinAcu ? Math.min(most, cap) : most;
}
