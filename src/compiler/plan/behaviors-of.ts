import type { ElasticSpec } from "../../generated/spec.js";
import { behaviors, type BehaviorTable } from "../cdn/behaviors.js";
import type { Table } from "../cdn/cdn-input.js";

/** The cache behaviors of a resolved spec, and what the model finds wrong with them. */
export const behaviorsOf = (spec: ElasticSpec, table: Table): BehaviorTable => {
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
    hasSites: wordpress.sites !== undefined,
    deviceVariants: cdn.deviceVariants,
    pageTtlSeconds: cdn.pageTtlSeconds,
    originProtocol: cdn.originProtocol,
    userBehaviors: cdn.behaviors ?? [],
  });
};
