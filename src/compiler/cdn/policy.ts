import { behaviors as table } from "../../generated/facts.js";
import { byCodeUnit } from "../order.js";
import { isList, isOpenEnded, type Behavior, type Items, type ItemSet, type TtlSeconds } from "./behavior.js";
import type { Forwarding } from "./cdn-input.js";
import { contentHash } from "./content-hash.js";

/** What a cache policy keys on and for how long. Names: letters, digits and dashes, unique within the distribution. */
export interface CachePolicy extends ItemSet {
  readonly name: string;
  readonly headers: "none" | readonly string[];
  readonly ttlSeconds: TtlSeconds;
  /** Both gzip and Brotli; CloudFront then keys on the normalised Accept-Encoding by itself. */
  readonly compress: boolean;
}

/** What reaches the origin besides the key of the cache policy. */
export interface OriginRequestPolicy extends ItemSet {
  readonly name: string;
}

/** A policy that AWS keeps, or one of ours by its name. */
export type PolicyUse = { readonly managed: string; readonly id: string } | { readonly own: string };

/** What a behavior says where policies are not used: what is forwarded is what is keyed. */
export interface ForwardedValues {
  readonly headers: "all" | readonly string[];
  readonly cookies: "all" | "none" | readonly string[];
  readonly queryString: boolean;
  readonly ttlSeconds: TtlSeconds;
}

/**
 * How each behavior says its key and its forwarded set; the lists `uses` and `values` run parallel to the behaviors.
 */
export type Policies =
  | {
      readonly style: "policies";
      /** By name. */
      readonly cachePolicies: readonly CachePolicy[];
      readonly originRequestPolicies: readonly OriginRequestPolicy[];
      readonly uses: readonly { readonly cache: PolicyUse; readonly originRequest: PolicyUse | undefined }[];
    }
  | { readonly style: "legacy"; readonly values: readonly ForwardedValues[] };

const managed = table.managedPolicies;
const use = ({ name, id }: { readonly name: string; readonly id: string }): PolicyUse => ({ managed: name, id });

/** One text for equal content: a list is a set here. */
const itemsText = (items: Items): string => {
  if (typeof items === "string") return items;
  if (isList(items)) return `only ${[...items].sort(byCodeUnit).join(" ")}`;
  return "allExcept" in items
    ? `except ${[...items.allExcept].sort(byCodeUnit).join(" ")}`
    : `and ${[...items.allAnd].sort(byCodeUnit).join(" ")}`;
};

const setText = ({ headers, cookies, queryStrings }: ItemSet): string =>
  [headers, cookies, queryStrings].map(itemsText).join("\n");

const cacheText = ({ key, ttlSeconds, compress }: Behavior): string =>
  [setText(key), ttlSeconds.min, ttlSeconds.default, ttlSeconds.max, compress].join("\n");

/** The cache policy contents of the standard static rows get a name that no spec changes. */
function standardName({ key, ttlSeconds, compress }: Behavior): string | undefined {
  const { min, default: usual, max } = table.kinds.static.ttlSeconds;
  const isStandard =
    compress &&
    ttlSeconds.min === min &&
    ttlSeconds.default === usual &&
    ttlSeconds.max === max &&
    key.cookies === "none";
  if (!isStandard || key.queryStrings !== "all") return undefined;
  if (key.headers === "none") return "static";
  return itemsText(key.headers) === itemsText(["Host"]) ? "static-by-host" : undefined;
}

/**
 * The name under which a cache policy is kept. It follows from what the policy says, so that other behaviors, and their
 * order, never rename it: one name for static files, one for pages (whatever the default behavior says), else a hash.
 */
function cacheName(behavior: Behavior, pages: string | undefined): string {
  const text = cacheText(behavior);
  return standardName(behavior) ?? (text === pages ? "pages" : `${behavior.kind}-${contentHash(text)}`);
}

function cacheUse(behavior: Behavior, name: string): PolicyUse {
  const { cached, key, ttlSeconds, compress } = behavior;
  if (!cached) return use(managed.cachingDisabled);
  const { min, default: usual, max } = ttlSeconds;
  const isOptimized =
    compress && setText(key) === "none\nnone\nnone" && min === 1 && usual === 86_400 && max === 31_536_000;
  return isOptimized ? use(managed.cachingOptimized) : { own: name };
}

/** The policy of AWS that forwards exactly these viewer items, if there is one. */
function managedForwarding({ headers, cookies, queryStrings }: ItemSet): PolicyUse | undefined {
  if (cookies !== "all" || queryStrings !== "all") return undefined;
  if (headers === "all") return use(managed.allViewer);
  if (typeof headers === "string" || isList(headers)) return undefined;
  if ("allExcept" in headers) {
    return itemsText(headers) === "except Host" ? use(managed.allViewerExceptHost) : undefined;
  }
  // It adds more of CloudFront's headers than asked for, which nothing that is not cached can mix up.
  const added: readonly string[] = managed.allViewerAndCloudFront.adds;
  return headers.allAnd.every((name) => added.includes(name)) ? use(managed.allViewerAndCloudFront) : undefined;
}

/** What reaches the origin: with the headers that a policy of AWS adds beyond those asked for. */
export function asSent(forwarded: ItemSet): ItemSet {
  const policy = managedForwarding(forwarded);
  const { adds, id } = managed.allViewerAndCloudFront;
  return policy !== undefined && "id" in policy && policy.id === id
    ? { ...forwarded, headers: { allAnd: adds } }
    : forwarded;
}

function originRequestUse({ key, forwarded, cached, kind }: Behavior): PolicyUse | undefined {
  const text = setText(forwarded);
  if (text === "none\nnone\nnone" || (cached && text === setText(key))) return undefined;
  return managedForwarding(forwarded) ?? { own: `${kind}-request-${contentHash(text)}` };
}

const listOf = (items: Items): readonly string[] => (isList(items) ? items : []);

/** ForwardedValues of a behavior whose sets `behaviors` has brought into its words. */
function forwardedValues({ forwarded, ttlSeconds }: Behavior): ForwardedValues {
  const { headers, cookies, queryStrings } = forwarded;
  return {
    headers: isOpenEnded(headers) ? "all" : listOf(headers),
    cookies: cookies === "all" || cookies === "none" ? cookies : listOf(cookies),
    queryString: queryStrings !== "none",
    ttlSeconds,
  };
}

const distinct = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
  [...new Map(list.map((each) => [each.name, each])).values()].sort((one, other) => byCodeUnit(one.name, other.name));

/**
 * How the behaviors say their cache keys and forwarded sets: as policies (managed ones where they say what is meant,
 * own ones shared by behaviors that say the same), or as ForwardedValues.
 */
export function policies(behaviors: readonly Behavior[], forwarding: Forwarding): Policies {
  if (forwarding === "legacy") return { style: "legacy", values: behaviors.map(forwardedValues) };
  const last = behaviors.find(({ path }) => path === "*");
  const pages = last?.cached === true ? cacheText(last) : undefined;
  const entries = behaviors.map((behavior) => ({
    behavior,
    cache: cacheUse(behavior, cacheName(behavior, pages)),
    originRequest: originRequestUse(behavior),
  }));
  const cachePolicies = entries.flatMap(({ behavior, cache }): readonly CachePolicy[] => {
    if (!("own" in cache)) return [];
    const { key, ttlSeconds, compress } = behavior;
    return [{ ...key, headers: isList(key.headers) ? key.headers : "none", name: cache.own, ttlSeconds, compress }];
  });
  const originRequestPolicies = entries.flatMap(({ behavior, originRequest }): readonly OriginRequestPolicy[] =>
    originRequest !== undefined && "own" in originRequest ? [{ ...behavior.forwarded, name: originRequest.own }] : [],
  );
  return {
    style: "policies",
    cachePolicies: distinct(cachePolicies),
    originRequestPolicies: distinct(originRequestPolicies),
    uses: entries.map(({ cache, originRequest }) => ({ cache, originRequest })),
  };
}
