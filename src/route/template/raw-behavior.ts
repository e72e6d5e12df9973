import type { Items, ItemSet, Kind, TtlSeconds, ViewerProtocol } from "../../compiler/cdn/behavior.js";
import { isList, nothing } from "../../compiler/cdn/behavior.js";
import { methodSet } from "../../compiler/cdn/method-set.js";
import type { TemplateBehavior, TemplatePlace } from "./named-routing.js";

/** What is kept, by what and for how long, as far as the template says it; `unknowns` are sentences about the rest. */
interface RawKey {
  readonly key: ItemSet;
  readonly ttlSeconds: TtlSeconds;
  readonly unknowns?: readonly string[];
}

/** What a template says of caching: a policy, the words of before policies, or something that is not in it. */
export type RawCache =
  | ({ readonly style: "policy"; readonly name: string } & RawKey)
  | ({ readonly style: "legacy"; readonly forwarded: ItemSet } & RawKey)
  | { readonly style: "unknown"; readonly name: string };

/** A cache behavior as a template spells it, its references followed. */
export interface RawBehavior {
  readonly path: string;
  readonly origin: string;
  readonly viewerProtocol: ViewerProtocol;
  readonly methods: readonly string[];
  readonly cache: RawCache;
  /** What an origin request policy adds; `unknown` where it is not in the template. */
  readonly request: ItemSet | "unknown" | undefined;
  /** Where it stands: `Resources.Site.….CacheBehaviors.0`. */
  readonly place: TemplatePlace;
  /** Sentences about what the template does not say, or what is not looked at. */
  readonly unknowns: readonly string[];
}

const isCloudFronts = (name: string): boolean => /^cloudfront-/iu.test(name);

/** Names of headers ignore case, those of cookies and parameters do not. */
type Same = (one: string, other: string) => boolean;
const exactly: Same = (one, other) => one === other;
const ignoringCase: Same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** What a key and an origin request policy take together. */
function together(one: Items, other: Items, same: Same): Items {
  if (one === "none") return other;
  if (other === "none") return one;
  const has = (names: readonly string[], name: string): boolean => names.some((each) => same(each, name));
  if (isList(one) && isList(other)) return [...one, ...other.filter((name) => !has(one, name))];
  const added = [one, other].flatMap((each) =>
    isList(each) ? each.filter(isCloudFronts) : typeof each === "object" && "allAnd" in each ? each.allAnd : [],
  );
  const exceptions = [one, other].map((each) =>
    typeof each === "object" && "allExcept" in each ? each.allExcept : undefined,
  );
  const [first, second] = exceptions;
  const isAll = (items: Items): boolean => items === "all" || (typeof items === "object" && "allAnd" in items);
  if (isAll(one) || isAll(other)) return added.length === 0 ? "all" : { allAnd: [...new Set(added)] };
  if (first !== undefined && second !== undefined) return { allExcept: first.filter((name) => has(second, name)) };
  const list = isList(one) ? one : isList(other) ? other : [];
  return { allExcept: (first ?? second ?? []).filter((name) => !has(list, name)) };
}

const joined = (one: ItemSet, other: ItemSet): ItemSet => ({
  headers: together(one.headers, other.headers, ignoringCase),
  cookies: together(one.cookies, other.cookies, exactly),
  queryStrings: together(one.queryStrings, other.queryStrings, exactly),
});

interface Caching {
  readonly cached: boolean;
  readonly key: ItemSet;
  readonly forwarded: ItemSet;
  readonly ttlSeconds: TtlSeconds;
}

/** An unknown policy counts as one that keeps nothing: to call an answer cacheable that is not would be worse. */
function caching({ cache, request }: RawBehavior): Caching {
  const never = { min: 0, default: 0, max: 0 };
  const more = request === undefined || request === "unknown" ? nothing : request;
  if (cache.style === "unknown") return { cached: false, key: nothing, forwarded: more, ttlSeconds: never };
  const { key, ttlSeconds } = cache;
  const forwarded = cache.style === "legacy" ? cache.forwarded : joined(key, more);
  const cached = ttlSeconds.max > 0 && !(cache.style === "legacy" && forwarded.headers === "all");
  return cached ? { cached, key, forwarded, ttlSeconds } : { cached, key: nothing, forwarded, ttlSeconds: never };
}

/** What a behavior of somebody's template amounts to. */
function kindOf({ cached, forwarded }: Caching, request: RawBehavior["request"]): Kind {
  if (!cached && forwarded.cookies === "all") return "admin";
  return cached && forwarded.cookies === "none" && request !== "unknown" ? "static" : "frontend";
}

function settingsOf({ cache, request, place, unknowns }: RawBehavior): readonly string[] {
  return [
    `All settings: ${place.text}.`,
    ...(cache.style === "unknown"
      ? [`${cache.name} is not in the template: what is kept, and by what, is not known. It is taken for nothing.`]
      : (cache.unknowns ?? [])),
    ...(request === "unknown"
      ? ["The origin request policy is not in the template: more may reach the origin than is listed."]
      : []),
    ...unknowns,
  ];
}

/** The behavior as the model knows it. */
export function routedBehavior(raw: RawBehavior): TemplateBehavior {
  const decided = caching(raw);
  return {
    path: raw.path,
    kind: kindOf(decided, raw.request),
    origin: raw.origin,
    viewerProtocol: raw.viewerProtocol,
    methods: methodSet(raw.methods).set,
    ...decided,
    ...(raw.cache.style === "legacy" ? { passesUnnamedHeaders: true } : {}),
    settings: settingsOf(raw),
    place: raw.place,
    isCacheKnown: raw.cache.style !== "unknown",
    isForwardedKnown: raw.cache.style !== "unknown" && raw.request !== "unknown",
  };
}
