import type { Items } from "../compiler/cdn/behavior.js";
import { isList } from "../compiler/cdn/behavior.js";
import type { CdnRequest } from "../compiler/cdn/key.js";
import { methodsOf } from "../compiler/cdn/method-set.js";
import { pathWitness } from "../compiler/cdn/pattern.js";
import type { Work } from "../compiler/cdn/wildcard.js";
import { type RouteAnswer, routeRequest } from "./answer-json.js";
import type { RoutedBehavior, Routing } from "./routing.js";

type Aspect = "action" | "origin" | "cacheable" | "cacheKey" | "forwarded" | "ttlSeconds";
const aspects: readonly Aspect[] = ["action", "origin", "cacheable", "cacheKey", "forwarded", "ttlSeconds"];

/** A request that two distributions answer differently. */
export interface RouteDifference {
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly cookies: readonly string[];
    readonly headers: readonly string[];
  };
  /** What differs, with both values. */
  readonly changes: readonly { readonly aspect: Aspect; readonly before: unknown; readonly after: unknown }[];
  readonly before: RouteAnswer;
  readonly after: RouteAnswer;
}

export interface RouteComparison {
  readonly differences: readonly RouteDifference[];
  /** Pairs of patterns whose common paths would have taken too much work to find; empty for ordinary specs. */
  readonly undecided: readonly (readonly [before: string, after: string])[];
}

/** Work for all pairs of two specs together: a second or two at most. */
const workOfOneComparison = 5_000_000;

const namesOf = (items: Items): readonly string[] => {
  if (typeof items === "string") return [];
  if (isList(items)) return items;
  return "allExcept" in items ? items.allExcept : items.allAnd;
};

const spelled = (pattern: string): string => pattern.replaceAll(/[*?]/gu, "x");

/** Requests for one path that differ in what behaviors may look at; the plain one first. */
function* candidates(path: string, host: string, both: readonly RoutedBehavior[]): Iterable<CdnRequest> {
  const plain: CdnRequest = { scheme: "https", host, method: "GET", path, query: "", headers: [], cookies: [] };
  yield plain;
  yield { ...plain, scheme: "http" };
  for (const method of methodsOf.all.slice(1)) yield { ...plain, method };
  const sets = both.flatMap(({ key, forwarded }) => [key, forwarded]);
  const all = (part: "cookies" | "headers" | "queryStrings"): readonly string[] => [
    ...new Set(sets.flatMap((set) => namesOf(set[part])).map(spelled)),
  ];
  // One that no list names, for lists against all of them.
  for (const name of [...all("cookies"), "another_cookie"]) yield { ...plain, cookies: [{ name, value: "1" }] };
  for (const name of [...all("headers"), "X-Another"])
    if (name.toLowerCase() !== "host") yield { ...plain, headers: [{ name, value: "1" }] };
  for (const name of [...all("queryStrings"), "another"]) yield { ...plain, query: `${name}=1` };
}

const changesOf = (before: RouteAnswer, after: RouteAnswer): RouteDifference["changes"] =>
  aspects
    .map((aspect) => ({ aspect, before: before[aspect], after: after[aspect] }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));

function difference(one: Routing, other: Routing, request: CdnRequest): RouteDifference | undefined {
  const [before, after] = [routeRequest(one, request), routeRequest(other, request)];
  const changes = changesOf(before, after);
  if (changes.length === 0) return undefined;
  const { method, cookies, headers } = request;
  return {
    request: {
      url: before.url,
      method,
      cookies: cookies.map(({ name, value }) => `${name}=${value}`),
      headers: headers.map(({ name, value }) => `${name}: ${value}`),
    },
    changes,
    before,
    after,
  };
}

/** Whether two behaviors answer whatever reaches both of them in one way. */
function answersAlike(one: RoutedBehavior, other: RoutedBehavior): boolean {
  const of = ({ origin, viewerProtocol, methods, cached, key, forwarded, ttlSeconds }: RoutedBehavior): string =>
    JSON.stringify([origin, viewerProtocol, methods, cached, key, forwarded, ttlSeconds]);
  return of(one) === of(other);
}

/** Of the requests for a path that are answered differently, the plain one, and each that shows what those before do not. */
function differencesAt(
  path: string,
  host: string,
  [one, other]: readonly [Routing, Routing],
  both: readonly RoutedBehavior[],
) {
  const shown = new Set<string>();
  const found: RouteDifference[] = [];
  for (const request of candidates(path, host, both)) {
    const each = difference(one, other, request);
    if (each === undefined) continue;
    const fresh = each.changes.filter(({ aspect, before, after }) => {
      const what = aspect === "cacheKey" || aspect === "forwarded" ? `${aspect} ${kindOf(before, after)}` : aspect;
      if (shown.has(what)) return false;
      shown.add(what);
      return true;
    });
    if (fresh.length > 0) found.push(each);
  }
  return found;
}

/** Which kinds of items two sets differ in. */
const kindOf = (before: unknown, after: unknown): string =>
  ["headers", "cookies", "queryString"]
    .filter((kind) => {
      const of = (items: unknown): string => JSON.stringify((items as Readonly<Record<string, unknown>>)[kind]);
      return of(before) !== of(after);
    })
    .join();

/**
 * Requests that two distributions answer differently, one for each difference: found from the patterns, so that nothing is
 * missed. For each pair of behaviors there is a path that both take, if any is, and on it requests that differ in each
 * thing that behaviors look at.
 */
export function compareRoutings(one: Routing, other: Routing, host: string): RouteComparison {
  const work: Work = { left: workOfOneComparison };
  const differences: RouteDifference[] = [];
  const undecided: (readonly [string, string])[] = [];
  const known = new Set<string>();
  for (const [index, before] of one.behaviors.entries()) {
    for (const [place, after] of other.behaviors.entries()) {
      if (answersAlike(before, after)) continue;
      const earlier = [...one.behaviors.slice(0, index), ...other.behaviors.slice(0, place)].map(({ path }) => path);
      const found = pathWitness([before.path, after.path], earlier, work);
      if (found === "unknown") undecided.push([before.path, after.path]);
      if (typeof found === "string") continue;
      for (const each of differencesAt(found.text, host, [one, other], [before, after])) {
        // Several paths may show one difference between the same two behaviors' settings.
        const id = JSON.stringify([before.path, after.path, each.changes.map(({ aspect }) => aspect), each.request]);
        if (known.has(id)) continue;
        known.add(id);
        differences.push(each);
      }
    }
  }
  return { differences, undecided };
}
