import { wildcardMatches } from "./wildcard.js";
import { wildcardCovers, wildcardOutside } from "./wildcard-covers.js";

/** Whether a cookie of this name is taken by one of the patterns. Case counts. */
export const takesCookie = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => wildcardMatches(pattern, name));

/** Whether every cookie that `inner` takes is taken by `outer`; undecided (over the budget) counts as no. */
export const coversCookie = (outer: string, inner: string): boolean => wildcardCovers([outer], inner) === true;

/**
 * A cookie that `wanted` takes and none of `listed`, the plainest first (`wordpress_logged_in_1`); undefined where they
 * take all of them.
 */
export function cookieOutside(listed: readonly string[], wanted: string): string | undefined {
  const plain = cookieNamed(wanted);
  if (!takesCookie(listed, plain)) return plain;
  return wildcardOutside(listed, wanted);
}

/** One cookie that a pattern takes. */
export const cookieNamed = (pattern: string): string => pattern.replaceAll("*", "1").replaceAll("?", "1");

/** The patterns without those that others take anyway; of equals the first stays. Order is kept. */
export function withoutCovered<T extends { readonly name: string }>(entries: readonly T[]): readonly T[] {
  return entries.filter(
    (entry, index) =>
      !entries.some(
        (other, place) =>
          place !== index &&
          coversCookie(other.name, entry.name) &&
          (place < index || !coversCookie(entry.name, other.name)),
      ),
  );
}
