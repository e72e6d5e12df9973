import { answer, type Answer } from "../compiler/cdn/answer.js";
import type { Kind, TtlSeconds } from "../compiler/cdn/behavior.js";
import type { CdnRequest, TakenItems } from "../compiler/cdn/key.js";
import { because } from "./because.js";
import type { RoutedBehavior, Routing } from "./routing.js";

/** The request's own items: `Name: value`, `name=value`, and the query as text. */
export interface RequestItems {
  readonly headers: readonly string[];
  readonly cookies: readonly string[];
  readonly queryString: string;
}

/** What becomes of one request. The keys are those of `wpspec route --json`. */
export interface RouteAnswer {
  readonly url: string;
  /** The path pattern that matches, `*` for the default behavior. */
  readonly behavior: { readonly path: string; readonly kind: Kind };
  /** Who answers what no cache has: `web`, `static`, `staticThenWeb`, or the id of a template's origin. */
  readonly origin: string;
  /** `redirect`: to HTTPS; `reject`: 403. Neither asks a cache or an origin. */
  readonly action: "serve" | "redirect" | "reject";
  /** GET or HEAD, and the behavior keeps answers. */
  readonly cacheable: boolean;
  /** Requests that differ in none of these, nor in path, share an answer. */
  readonly cacheKey: RequestItems;
  readonly forwarded: RequestItems;
  readonly ttlSeconds: TtlSeconds;
  /** Why it is so, in sentences: the match, the action, the cookies, where the settings come from, what to beware of. */
  readonly because: readonly string[];
}

const itemsOf = ({ headers, cookies, query }: TakenItems): RequestItems => ({ headers, cookies, queryString: query });

const urlOf = ({ scheme, host, path, query }: CdnRequest): string =>
  `${scheme}://${host}${path}${query === "" ? "" : `?${query}`}`;

/** What a distribution does with a request, and why. */
export function routeRequest(routing: Routing, request: CdnRequest): RouteAnswer {
  const found: Answer<RoutedBehavior> = answer(routing.behaviors, request);
  const { behavior, action } = found;
  return {
    url: urlOf(request),
    behavior: { path: behavior.path, kind: behavior.kind },
    origin: behavior.origin,
    action: action.kind,
    cacheable: found.isCacheable,
    cacheKey: itemsOf(found.cacheKey),
    forwarded: itemsOf(found.forwarded),
    ttlSeconds: behavior.ttlSeconds,
    because: because(routing, request, found),
  };
}
