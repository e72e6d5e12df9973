import type { TierSpec } from "../../generated/spec.js";
import { behaviors, type BehaviorTable } from "../cdn/behaviors.js";
import type { Table } from "../cdn/cdn-input.js";
import { sitesOf } from "./hosts.js";

/** Rules and lowering ask for the same table; finding it is the dearest question about a spec. */
const known = new WeakMap<TierSpec, Map<Table, BehaviorTable>>();

/** The cache behaviors of a resolved spec, and what the model finds wrong with them. */
export function behaviorsOf(spec: TierSpec, table: Table): BehaviorTable {
  const tables = known.get(spec) ?? new Map<Table, BehaviorTable>();
  const found = tables.get(table) ?? findBehaviors(spec, table);
  known.set(spec, tables.set(table, found));
  return found;
}

const findBehaviors = (spec: TierSpec, table: Table): BehaviorTable => {
  const { cdn, storage, wordpress } = spec;
  return behaviors({
    table,
    forwarding: cdn.forwarding,
    offload: storage.static.enabled,
    staticPaths: storage.static.paths,
    fallback: storage.static.fallback,
    plugins: wordpress.plugins ?? [],
    cookies: wordpress.cookies ?? [],
    uncachedPaths: wordpress.uncachedPaths ?? [],
    multisite: wordpress.multisite,
    hasSites: sitesOf(spec).length > 0,
    deviceVariants: cdn.deviceVariants,
    pageTtlSeconds: cdn.pageTtlSeconds,
    originProtocol: cdn.originProtocol,
    userBehaviors: cdn.behaviors ?? [],
  });
};
