import { at, list, mapping, ofType, target, type Json, type JsonMapping, type Template } from "./template.js";

/** What of a request's headers, cookies or query strings counts. `extra`: of CloudFront's own, beside the viewer's. */
export type Taken =
  | { readonly which: "none" }
  | { readonly which: "all"; readonly extra?: readonly string[] }
  | { readonly which: "only" | "except"; readonly names: readonly string[] };

export interface TakenSet {
  readonly headers: Taken;
  readonly cookies: Taken;
  readonly queryStrings: Taken;
}

/** One behavior as the template says it. */
export interface ReadBehavior {
  readonly path: string;
  readonly origin: string;
  readonly methods: readonly string[];
  readonly viewerProtocol: string;
  readonly maxTtl: number;
  /** What reaches the origin: the key, and what the origin request policy adds. */
  readonly forwarded: TakenSet;
  readonly key: TakenSet;
}

const all = { which: "all" } as const;
const none = { which: "none" } as const;
const nothing: TakenSet = { headers: none, cookies: none, queryStrings: none };

/* Policies that AWS keeps, by id (Amazon CloudFront Developer Guide, Use managed … policies). */
const managedCache: Readonly<Record<string, { readonly key: TakenSet; readonly maxTtl: number }>> = {
  "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": { key: nothing, maxTtl: 0 },
  "658327ea-f89d-4fab-a63d-7e88639e58f6": { key: nothing, maxTtl: 31_536_000 },
};
const managedRequest: Readonly<Record<string, TakenSet>> = {
  "216adef6-5c7f-47e4-b989-5492eafa07d3": { headers: all, cookies: all, queryStrings: all },
  "b689b0a8-53d0-40ab-baf2-68738e2966ac": {
    headers: { which: "except", names: ["Host"] },
    cookies: all,
    queryStrings: all,
  },
  "33f36d7e-f396-46d9-90e0-52428a34d9dc": {
    headers: { which: "all", extra: ["CloudFront-Forwarded-Proto"] },
    cookies: all,
    queryStrings: all,
  },
};

const names = (value: Json | undefined): readonly string[] => list(value).map(String);

/** `{CookieBehavior: whitelist, Cookies: […]}` and its sisters. */
function taken(config: Json | undefined, singular: "Header" | "Cookie" | "QueryString"): Taken {
  const words = names(at(config, `${singular}s`));
  const behavior = at(config, `${singular}Behavior`);
  switch (behavior) {
    case "none":
      return none;
    case "all":
    case "allViewer":
      return all;
    case "whitelist":
      return { which: "only", names: words };
    case "allExcept":
      return { which: "except", names: words };
    case "allViewerAndWhitelistCloudFront":
      return { which: "all", extra: words };
    default:
      throw new Error(`No ${singular}Behavior is called ${String(behavior)}.`);
  }
}

const takenSet = (config: Json | undefined): TakenSet => ({
  headers: taken(at(config, "HeadersConfig"), "Header"),
  cookies: taken(at(config, "CookiesConfig"), "Cookie"),
  queryStrings: taken(at(config, "QueryStringsConfig"), "QueryString"),
});

/** Both sets taken: what a cache policy keys on reaches the origin as well. */
function union(one: Taken, other: Taken): Taken {
  if (one.which === "none") return other;
  if (other.which === "none" || one.which === "all") return one;
  if (other.which === "all") return other;
  if (one.which === "only" && other.which === "only") return { which: "only", names: [...one.names, ...other.names] };
  const except = one.which === "except" ? one : other;
  const only = one.which === "except" ? other : one;
  if (except.which !== "except" || only.which !== "only") throw new Error("Two sets of exceptions.");
  return { which: "except", names: except.names.filter((name) => !only.names.includes(name)) };
}

function legacy(behavior: JsonMapping): Pick<ReadBehavior, "key" | "forwarded" | "maxTtl"> {
  const values = behavior["ForwardedValues"];
  const headers = names(at(values, "Headers"));
  const cookies = at(values, "Cookies", "Forward");
  const set: TakenSet = {
    headers: headers.includes("*") ? all : headers.length === 0 ? none : { which: "only", names: headers },
    cookies:
      cookies === "all"
        ? all
        : cookies === "whitelist"
          ? { which: "only", names: names(at(values, "Cookies", "WhitelistedNames")) }
          : none,
    queryStrings: at(values, "QueryString") === true ? all : none,
  };
  return { key: set, forwarded: set, maxTtl: headers.includes("*") ? 0 : Number(behavior["MaxTTL"]) };
}

function policies(template: Template, behavior: JsonMapping): Pick<ReadBehavior, "key" | "forwarded" | "maxTtl"> {
  const own = (policy: Json | undefined): JsonMapping =>
    mapping(template.resources.get(target(policy) ?? "")?.["Properties"]);
  const cacheId = behavior["CachePolicyId"];
  const config = at(own(cacheId), "CachePolicyConfig");
  const cache =
    typeof cacheId === "string"
      ? managedCache[cacheId]
      : {
          key: takenSet(at(config, "ParametersInCacheKeyAndForwardedToOrigin")),
          maxTtl: Number(at(config, "MaxTTL")),
        };
  if (cache === undefined) throw new Error(`The cache policy ${String(cacheId)} is not known here.`);
  const requestId = behavior["OriginRequestPolicyId"];
  const added =
    requestId === undefined
      ? nothing
      : typeof requestId === "string"
        ? managedRequest[requestId]
        : takenSet(at(own(requestId), "OriginRequestPolicyConfig"));
  if (added === undefined) throw new Error(`The origin request policy ${String(requestId)} is not known here.`);
  return {
    key: cache.key,
    forwarded: {
      headers: union(added.headers, cache.key.headers),
      cookies: union(added.cookies, cache.key.cookies),
      queryStrings: union(added.queryStrings, cache.key.queryStrings),
    },
    maxTtl: cache.maxTtl,
  };
}

/** The behaviors of a template's distribution in matching order, the default last as `*`; empty without CloudFront. */
export function behaviorsRead(template: Template): readonly ReadBehavior[] {
  return ofType(template, "AWS::CloudFront::Distribution").flatMap(({ properties }) => {
    const config = at(properties, "DistributionConfig");
    const last: JsonMapping = { ...mapping(at(config, "DefaultCacheBehavior")), PathPattern: "*" };
    return [...list(at(config, "CacheBehaviors")).map(mapping), last].map((behavior) => ({
      path: String(behavior["PathPattern"]),
      origin: String(behavior["TargetOriginId"]),
      methods: names(behavior["AllowedMethods"]),
      viewerProtocol: String(behavior["ViewerProtocolPolicy"]),
      ...(behavior["CachePolicyId"] === undefined ? legacy(behavior) : policies(template, behavior)),
    }));
  });
}

/** Whether a pattern of CloudFront takes a text: `*` any characters, `?` one, all else itself. By regular expression. */
export function takes(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/^\//, "")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${source}$`).test(text.replace(/^\//, ""));
}

/** Whether a name is taken. */
export function isTaken(items: Taken, name: string): boolean {
  if (items.which === "none") return false;
  if (items.which === "all") return true;
  const isNamed = items.names.some((pattern) => takes(pattern, name));
  return items.which === "only" ? isNamed : !isNamed;
}
