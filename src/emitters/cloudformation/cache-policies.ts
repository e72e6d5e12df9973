import { isList, type Items } from "../../compiler/cdn/behavior.js";
import type { ForwardedValues, Policies, PolicyUse } from "../../compiler/cdn/policy.js";
import type { Node } from "../../compiler/graph/node.js";
import { unreachable } from "../../compiler/unreachable.js";
import { ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import { globalName } from "../global-name.js";
import type { EmitContext } from "./node-emitter.js";

const cachePart = (policy: string): string => `cache-policy-${policy}`;
const requestPart = (policy: string): string => `request-policy-${policy}`;

/** Cookies or query strings as policies spell them: `CookieBehavior` and `Cookies`, and so on. */
function config(singular: "Cookie" | "QueryString", items: Items): CfnObject {
  const behavior = `${singular}Behavior`;
  if (typeof items === "string") return { [behavior]: items };
  if (isList(items)) return { [behavior]: "whitelist", [`${singular}s`]: items };
  if ("allExcept" in items) return { [behavior]: "allExcept", [`${singular}s`]: items.allExcept };
  throw new Error(`${singular}s have no headers of CloudFront's own.`);
}

function headersConfig(items: Items): CfnObject {
  if (items === "none") return { HeaderBehavior: "none" };
  if (items === "all") return { HeaderBehavior: "allViewer" };
  if (isList(items)) return { HeaderBehavior: "whitelist", Headers: items };
  return "allExcept" in items
    ? { HeaderBehavior: "allExcept", Headers: items.allExcept }
    : { HeaderBehavior: "allViewerAndWhitelistCloudFront", Headers: items.allAnd };
}

/** The cache policies and origin request policies that AWS does not keep ready. */
export function ownPolicies({ name, graph }: EmitContext, node: Node<"distribution">): readonly Resource[] {
  const { policies } = node.properties;
  if (policies.style === "legacy") return [];
  const { deployment } = graph;
  return [
    ...policies.cachePolicies.map(({ name: policy, ttlSeconds, compress, headers, cookies, queryStrings }) => ({
      name: name(cachePart(policy)),
      type: "AWS::CloudFront::CachePolicy",
      properties: {
        CachePolicyConfig: {
          Name: globalName(deployment, policy),
          MinTTL: ttlSeconds.min,
          DefaultTTL: ttlSeconds.default,
          MaxTTL: ttlSeconds.max,
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: compress,
            EnableAcceptEncodingBrotli: compress,
            HeadersConfig: headersConfig(headers),
            CookiesConfig: config("Cookie", cookies),
            QueryStringsConfig: config("QueryString", queryStrings),
          },
        },
      },
    })),
    ...policies.originRequestPolicies.map(({ name: policy, headers, cookies, queryStrings }) => ({
      name: name(requestPart(policy)),
      type: "AWS::CloudFront::OriginRequestPolicy",
      properties: {
        OriginRequestPolicyConfig: {
          Name: globalName(deployment, policy),
          HeadersConfig: headersConfig(headers),
          CookiesConfig: config("Cookie", cookies),
          QueryStringsConfig: config("QueryString", queryStrings),
        },
      },
    })),
  ];
}

const forwardedValues = ({ headers, cookies, queryString, ttlSeconds }: ForwardedValues): CfnObject => ({
  MinTTL: ttlSeconds.min,
  DefaultTTL: ttlSeconds.default,
  MaxTTL: ttlSeconds.max,
  ForwardedValues: {
    QueryString: queryString,
    Headers: headers === "all" ? ["*"] : headers.length === 0 ? undefined : headers,
    Cookies: typeof cookies === "string" ? { Forward: cookies } : { Forward: "whitelist", WhitelistedNames: cookies },
  },
});

/** The members of the behavior at this place that say what is keyed and what is forwarded, in either style. */
export function keyAndForwarding({ name }: EmitContext, policies: Policies, index: number): CfnObject {
  switch (policies.style) {
    case "policies": {
      const use = policies.uses[index];
      if (use === undefined) throw new Error(`Behavior ${index} has no policy.`);
      const id = (each: PolicyUse, part: (policy: string) => string): Cfn =>
        "own" in each ? ref(name(part(each.own))) : each.id;
      return {
        CachePolicyId: id(use.cache, cachePart),
        OriginRequestPolicyId: use.originRequest === undefined ? undefined : id(use.originRequest, requestPart),
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
