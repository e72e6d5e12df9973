import { limits } from "../../generated/facts.js";
import {
  canonicalText,
  mayOverlap,
  wildcard,
  wildcardMatches,
  wildcardOverlaps,
  type Decision,
  type Work,
} from "./wildcard.js";
import { wildcardCovers, wildcardOutside } from "./wildcard-covers.js";
import { wildcardWitness, type Witness } from "./wildcard-witness.js";

/** Why CloudFront refuses a path pattern. */
export type PatternProblem =
  | { readonly reason: "empty" }
  | { readonly reason: "tooLong"; readonly length: number; readonly limit: number }
  | { readonly reason: "letter"; readonly letter: string };

const alphabet = new Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.*$/~\"'@:+&?");

const relative = (path: string): string => (path.charAt(0) === "/" ? path.slice(1) : path);
const automaton = (pattern: string) => wildcard(relative(pattern));

/**
 * A pattern as we print and compare it: without the leading slash, which means nothing to CloudFront. `/` and `//…`
 * stay.
 */
export const normalize = (pattern: string): string =>
  pattern === "/" || pattern.charAt(1) === "/" ? pattern : relative(pattern);

/** What CloudFront has against a pattern: its length in characters, its alphabet. Undefined when it takes it. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  const limit = limits.pathPatternCharacters.value;
  if (pattern === "") return { reason: "empty" };
  if (pattern.length > limit) return { reason: "tooLong", length: pattern.length, limit };
  for (const letter of pattern) if (!alphabet.has(letter)) return { reason: "letter", letter };
  return undefined;
}

/**
 * Whether a request path (raw, without query string) matches. Case counts, `*` takes slashes too, and both ends are
 * anchored. (Amazon CloudFront Developer Guide, Cache behavior settings, Path pattern.)
 */
export const matches = (pattern: string, path: string): boolean => wildcardMatches(relative(pattern), relative(path));

/** Whether two patterns are one but for a leading slash and the spelling of runs of wildcards. */
export const samePattern = (one: string, other: string): boolean =>
  canonicalText(relative(one)) === canonicalText(relative(other));

/**
 * Whether every path of `inner` is a path of `outer`. Exact; "unknown" when the budget of `wildcardCovers` is used up.
 */
export const contains = (outer: string, inner: string, work?: Work): Decision => covers([outer], inner, work);

/** Whether every path of `inner` is taken by at least one of `outers`; as `contains` otherwise. */
export const covers = (outers: readonly string[], inner: string, work?: Work): Decision =>
  wildcardCovers(outers.map(relative), relative(inner), work);

/** A path of `inner` that none of `outers` takes; undefined where there is none, or none within the budget. */
export function pathOutside(outers: readonly string[], inner: string, work?: Work): string | undefined {
  const text = wildcardOutside(outers.map(relative), relative(inner), work);
  return text === undefined ? undefined : `/${text}`;
}

/** Whether some path matches both. Exact for all patterns that CloudFront accepts. */
export const overlaps = (one: string, other: string): Decision => wildcardOverlaps(relative(one), relative(other));

/** The shortest path, with its slash, that matches all of `within` and none of `without`; as `wildcardWitness`. */
export function pathWitness(within: readonly string[], without: readonly string[], work?: Work): Witness {
  const [first = "", ...rest] = within.map(relative);
  if (!rest.every((each) => mayOverlap(first, each))) return "none";
  const found = wildcardWitness(within.map(automaton), without.map(automaton), work);
  return typeof found === "string" ? found : { text: `/${found.text}` };
}
