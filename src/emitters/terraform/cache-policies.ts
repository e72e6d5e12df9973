import { isList, type Items, type ItemSet } from "../../compiler/cdn/behavior.js";
import type { ForwardedValues, Policies, PolicyUse } from "../../compiler/cdn/policy.js";
import type { Node } from "../../compiler/graph/node.js";
import { unreachable } from "../../compiler/unreachable.js";
import { resource, type Block } from "./block.js";
import { globalName } from "../global-name.js";
import type { EmitContext } from "./node-emitter.js";

const cachePart = (policy: string): string => `cache-policy-${policy}`;
const requestPart = (policy: string): string => `request-policy-${policy}`;

interface Config {
  readonly behavior: string;
  readonly names?: { readonly items: string[] };
}

/** Cookies or query strings as policies spell them. */
function config(items: Items): Config {
  if (typeof items === "string") return { behavior: items };
  if (isList(items)) return { behavior: "whitelist", names: { items: [...items] } };
  if ("allExcept" in items) return { behavior: "allExcept", names: { items: [...items.allExcept] } };
  throw new Error("Only headers have some of CloudFront's own.");
}

function headersConfig(items: Items): Config {
  if (items === "none") return { behavior: "none" };
  if (items === "all") return { behavior: "allViewer" };
  if (isList(items)) return { behavior: "whitelist", names: { items: [...items] } };
  return "allExcept" in items
    ? { behavior: "allExcept", names: { items: [...items.allExcept] } }
    : { behavior: "allViewerAndWhitelistCloudFront", names: { items: [...items.allAnd] } };
}

/** What both sorts of policies say of a request. */
function configs(items: ItemSet) {
  const [headers, cookies, queryStrings] = [
    headersConfig(items.headers),
    config(items.cookies),
    config(items.queryStrings),
  ];
  return {
    headersConfig: { headerBehavior: headers.behavior, headers: headers.names },
    cookiesConfig: { cookieBehavior: cookies.behavior, cookies: cookies.names },
    queryStringsConfig: { queryStringBehavior: queryStrings.behavior, queryStrings: queryStrings.names },
  };
}

/**
 * The cache policies and origin request policies that AWS does not keep ready. One that no behavior uses any more is
 * deleted after the distribution has changed, or CloudFront would refuse.
 */
export function ownPolicies({ name, graph }: EmitContext, node: Node<"distribution">): readonly Block[] {
  const { policies } = node.properties;
  if (policies.style === "legacy") return [];
  const { deployment } = graph;
  return [
    ...policies.cachePolicies.map(({ name: policy, ttlSeconds, compress, ...items }) =>
      resource(
        "cloudfront_cache_policy",
        name(cachePart(policy)),
        {
          name: globalName(deployment, policy),
          minTtl: ttlSeconds.min,
          defaultTtl: ttlSeconds.default,
          maxTtl: ttlSeconds.max,
          parametersInCacheKeyAndForwardedToOrigin: {
            enableAcceptEncodingGzip: compress,
            enableAcceptEncodingBrotli: compress,
            ...configs(items),
          },
        },
        { createBeforeDestroy: true },
      ),
    ),
    ...policies.originRequestPolicies.map(({ name: policy, ...items }) =>
      resource(
        "cloudfront_origin_request_policy",
        name(requestPart(policy)),
        { name: globalName(deployment, policy), ...configs(items) },
        { createBeforeDestroy: true },
      ),
    ),
  ];
}

/** Empty lists are said: the provider takes a list that is not there for "as it was". */
const forwardedValues = ({ headers, cookies, queryString, ttlSeconds }: ForwardedValues) => ({
  minTtl: ttlSeconds.min,
  defaultTtl: ttlSeconds.default,
  maxTtl: ttlSeconds.max,
  forwardedValues: {
    queryString,
    headers: headers === "all" ? ["*"] : [...headers],
    cookies:
      typeof cookies === "string"
        ? { forward: cookies, whitelistedNames: [] }
        : { forward: "whitelist", whitelistedNames: [...cookies] },
  },
});

/** The arguments of the behavior at this place that say what is keyed and what is forwarded, in either style. */
export function keyAndForwarding({ attribute }: EmitContext, policies: Policies, index: number) {
  switch (policies.style) {
    case "policies": {
      const use = policies.uses[index];
      if (use === undefined) throw new Error(`Behavior ${index} has no policy.`);
      const id = (each: PolicyUse, type: string, part: (policy: string) => string): string =>
        "own" in each ? attribute(type, "id", part(each.own)) : each.id;
      return {
        cachePolicyId: id(use.cache, "cloudfront_cache_policy", cachePart),
        originRequestPolicyId:
          use.originRequest === undefined
            ? undefined
            : id(use.originRequest, "cloudfront_origin_request_policy", requestPart),
      };
    }
    case "legacy": {
      const values = policies.values[index];
      if (values === undefined) throw new Error(`Behavior ${index} says nothing of what is forwarded.`);
      return forwardedValues(values);
    }
    default:
      return unreachable(policies);
  }
}
