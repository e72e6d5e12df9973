import { phpVersionsWith } from "../compiler/plan/cache-client.js";
import { platforms } from "../generated/facts.js";
import type { ServerSpec } from "../generated/spec.js";

/** The cache that PHP needs a client for; on one server it is memcached. */
export function cacheOf({ cache }: ServerSpec): "valkey" | "memcached" | undefined {
  if (cache.engine === "none") return undefined;
  return cache.engine === "local" ? "memcached" : cache.engine;
}

/** The last day on which a branch of PHP gets security fixes; undefined for one that is not packaged. */
export const securityUntil = (version: string): string | undefined =>
  platforms.php.versions.find((each) => each.version === version)?.securityUntil;

/** The newest branch that has a client for the cache of a spec. */
export const newestPhp = (spec: ServerSpec): string | undefined => phpVersionsWith(cacheOf(spec)).at(-1);
