import type { ItemSet } from "../../compiler/cdn/behavior.js";
import { managedPolicies } from "../../generated/facts.js";
import type { RawCache } from "./raw-behavior.js";

/** A cache policy of AWS by id or name (`Managed-CachingOptimized` or without the prefix). */
export function managedCache(word: string): RawCache | undefined {
  const name = word.replace(/^Managed-/u, "");
  const found = managedPolicies.cache.find((each) => each.id === word || each.name === name);
  if (found === undefined) return undefined;
  const { headers, cookies, queryStrings, ttlSeconds } = found;
  const key: ItemSet = { headers: headers.length === 0 ? "none" : headers, cookies, queryStrings };
  return { style: "policy", key, ttlSeconds, name: found.name };
}

/** An origin request policy of AWS, by id or name. */
export function managedRequest(word: string): ItemSet | undefined {
  const name = word.replace(/^Managed-/u, "");
  const found = managedPolicies.originRequest.find((each) => each.id === word || each.name === name);
  if (found === undefined) return undefined;
  const { headers, adds, cookies, queryStrings } = found;
  if (headers === "allExceptHost") return { headers: { allExcept: ["Host"] }, cookies, queryStrings };
  if (headers === "all") return { headers: adds.length === 0 ? "all" : { allAnd: adds }, cookies, queryStrings };
  return { headers, cookies, queryStrings };
}
