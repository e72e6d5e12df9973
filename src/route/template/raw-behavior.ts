import type { Items, ItemSet, Kind, TtlSeconds, ViewerProtocol } from "../../compiler/cdn/behavior.js";
import { isList, nothing } from "../../compiler/cdn/behavior.js";
import { methodSet } from "../../compiler/cdn/method-set.js";
import type { RoutedBehavior } from "../routing.js";

/** What a template says of caching: a policy, the words of before policies, or a policy that is not in it. */
export type RawCache =
  | { readonly style: "policy"; readonly key: ItemSet; readonly ttlSeconds: TtlSeconds; readonly name: string }
  | { readonly style: "legacy"; readonly forwarded: ItemSet; readonly key: ItemSet; readonly ttlSeconds: TtlSeconds }
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
  readonly place: string;
  /** Functions that see the request and may change it. */
  readonly functions: readonly string[];
}

const isCloudFronts = (name: string): boolean => /^cloudfront-/iu.test(name);

/** What a key and an origin request policy take together. */
function together(one: Items, other: Items): Items {
  if (one === "none") return other;
  if (other === "none") return one;
  if (one === "all" || other === "all") {
    const rest = one === "all" ? other : one;
    const own = isList(rest)
      ? rest.filter(isCloudFronts)
      : typeof rest === "object" && "allAnd" in rest
        ? rest.allAnd
        : [];
    return own.length === 0 ? "all" : { allAnd: own };
  }
  if (isList(one) && isList(other)) return [...new Set([...one, ...other])];
  const [list, wide] = isList(one) ? [one, other] : [isList(other) ? other : [], one];
  if (isList(wide)) return wide;
  if ("allExcept" in wide) return { allExcept: wide.allExcept.filter((name) => !list.includes(name)) };
  return { allAnd: [...new Set([...wide.allAnd, ...list.filter(isCloudFronts)])] };
}

const joined = (one: ItemSet, other: ItemSet): ItemSet => ({
  headers: together(one.headers, other.headers),
  cookies: together(one.cookies, other.cookies),
  queryStrings: together(one.queryStrings, other.queryStrings),
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
const kindOf = ({ cached, forwarded }: Caching): Kind => {
  if (!cached && forwarded.cookies === "all") return "admin";
  return cached && forwarded.cookies === "none" ? "static" : "frontend";
};

function settingsOf({ cache, request, place, functions }: RawBehavior): readonly string[] {
  return [
    `All settings: ${place}.`,
    ...(cache.style === "unknown"
      ? [
          `The cache policy ${cache.name} is not in the template: what is kept, and by what, is not known. It is taken for nothing.`,
        ]
      : []),
    ...(request === "unknown"
      ? ["The origin request policy is not in the template: more may reach the origin than is listed."]
      : []),
    ...functions.map((name) => `${name} sees each request first and may change it; that is not looked at.`),
  ];
}

/** The behavior as the model knows it. */
export function routedBehavior(raw: RawBehavior): RoutedBehavior {
  const decided = caching(raw);
  return {
    path: raw.path,
    kind: kindOf(decided),
    origin: raw.origin,
    viewerProtocol: raw.viewerProtocol,
    methods: methodSet(raw.methods).set,
    ...decided,
    settings: settingsOf(raw),
  };
}
