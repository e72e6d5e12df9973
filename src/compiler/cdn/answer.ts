import type { AnsweringBehavior, TtlSeconds } from "./behavior.js";
import { forwardedItems, takenItems, type CdnRequest, type TakenItems } from "./key.js";
import { methodsOf } from "./method-set.js";
import { matches } from "./pattern.js";

/** What CloudFront does with a request before any cache is asked. */
export type Action =
  | { readonly kind: "serve" }
  | { readonly kind: "redirect"; readonly status: 301 | 307; readonly location: string }
  | { readonly kind: "reject"; readonly status: 403; readonly reason: "httpsOnly" | "method" };

/**
 * A pattern that does not match, and what it would have taken where that is near: other case, or a slash at the end.
 */
export interface PassedOver {
  readonly path: string;
  readonly nearMiss: "case" | "trailingSlash" | undefined;
}

export interface Answer<B extends AnsweringBehavior = AnsweringBehavior> {
  readonly behavior: B;
  /** Place in matching order, from 0. */
  readonly index: number;
  /** The behaviors before it, in order: none of their patterns matches. */
  readonly passedOver: readonly PassedOver[];
  readonly action: Action;
  /** GET or HEAD on a behavior that keeps responses. */
  readonly isCacheable: boolean;
  readonly cacheKey: TakenItems;
  readonly forwarded: TakenItems;
  readonly ttlSeconds: TtlSeconds;
  /** The path holds what CloudFront may normalise before it matches, which is not documented: matched as sent. */
  readonly isPathUnusual: boolean;
}

/** Whether a path holds an empty or dotted segment or a percent-encoded character. */
function isUnusual(path: string): boolean {
  const segments = path.split("/").slice(1);
  const isOdd = (segment: string, index: number): boolean =>
    segment === "." || segment === ".." || (segment === "" && index < segments.length - 1);
  return path.includes("%") || segments.some(isOdd);
}

function nearMiss(pattern: string, path: string): PassedOver["nearMiss"] {
  if (matches(pattern.toLowerCase(), path.toLowerCase())) return "case";
  return matches(pattern, `${path}/`) ? "trailingSlash" : undefined;
}

function actionOf(behavior: AnsweringBehavior, request: CdnRequest): Action {
  const { scheme, host, path, query } = request;
  const method = request.method.toUpperCase();
  if (scheme === "http" && behavior.viewerProtocol === "https-only") {
    return { kind: "reject", status: 403, reason: "httpsOnly" };
  }
  if (scheme === "http" && behavior.viewerProtocol === "redirect-to-https") {
    const status = method === "GET" || method === "HEAD" ? 301 : 307;
    return { kind: "redirect", status, location: `https://${host}${path}${query === "" ? "" : `?${query}`}` };
  }
  const isAllowed = methodsOf[behavior.methods].some((each) => each === method);
  return isAllowed ? { kind: "serve" } : { kind: "reject", status: 403, reason: "method" };
}

/**
 * What a distribution does with a request: the first behavior whose pattern matches, what it keys on and what it
 * forwards.
 * The behaviors are in matching order and end with the default. Throws when none matches, which the default rules out.
 */
export function answer<B extends AnsweringBehavior>(behaviors: readonly B[], request: CdnRequest): Answer<B> {
  const index = behaviors.findIndex(({ path }) => matches(path, request.path));
  const behavior = behaviors[index];
  if (behavior === undefined) throw new Error("No behavior matches: the list does not end with the default behavior.");
  const method = request.method.toUpperCase();
  return {
    behavior,
    index,
    // Only people ask why.
    get passedOver() {
      return behaviors.slice(0, index).map(({ path }) => ({ path, nearMiss: nearMiss(path, request.path) }));
    },
    action: actionOf(behavior, request),
    isCacheable: behavior.cached && (method === "GET" || method === "HEAD"),
    cacheKey: takenItems(request, behavior.key),
    forwarded: forwardedItems(request, behavior),
    ttlSeconds: behavior.ttlSeconds,
    isPathUnusual: isUnusual(request.path),
  };
}
