import type { TierSpec } from "../../generated/spec.js";
import { behaviors, type BehaviorTable } from "../cdn/behaviors.js";
import type { CdnInput, Table } from "../cdn/cdn-input.js";
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

/** Tables of the inputs asked last: an environment mostly has the behaviors of production. */
const recent = new Map<string, BehaviorTable>();
const mostRecent = 8;

const findBehaviors = (spec: TierSpec, table: Table): BehaviorTable => {
  const input = inputOf(spec, table);
  const text = JSON.stringify(input);
  const found = recent.get(text) ?? behaviors(input);
  recent.delete(text);
  recent.set(text, found);
  for (const [oldest] of recent) if (recent.size > mostRecent) recent.delete(oldest);
  return found;
};

const inputOf = (spec: TierSpec, table: Table): CdnInput => {
  const { cdn, storage, wordpress } = spec;
  return {
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
  };
};
