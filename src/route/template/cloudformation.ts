import type { Items, ItemSet, ViewerProtocol } from "../../compiler/cdn/behavior.js";
import { methodsOf } from "../../compiler/cdn/method-set.js";
import { normalize } from "../../compiler/cdn/pattern.js";
import { isOpen, knownOf, settled } from "./intrinsics.js";
import { managedCache, managedRequest } from "./managed-policies.js";
import type { NamedRouting } from "./named-routing.js";
import { named } from "./named-routing.js";
import { type RawBehavior, type RawCache, routedBehavior } from "./raw-behavior.js";
import { isTree, type Tree } from "./read-text.js";

const tree = (value: unknown): Tree => (isTree(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): readonly string[] => list(value).filter((each) => typeof each === "string");
const number = (value: unknown, otherwise: number): number => {
  const read = Number(value);
  return value === undefined || value === null || !Number.isFinite(read) ? otherwise : read;
};
const isTrue = (value: unknown): boolean => value === true || value === "true";

/** What a template calls something it refers to. */
const wordOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  const { Ref: name, "Fn::GetAtt": attribute } = tree(value);
  if (typeof name === "string") return name;
  return Array.isArray(attribute) ? String(attribute[0]) : JSON.stringify(value ?? "");
};

/** `none`, `whitelist`, `allExcept`, `all` and their names. */
function items(behavior: unknown, names: unknown): Items {
  if (behavior === "all") return "all";
  if (behavior === "whitelist") return texts(names);
  return behavior === "allExcept" ? { allExcept: texts(names) } : "none";
}

function headers(config: Tree): Items {
  const { HeaderBehavior: behavior, Headers: names } = config;
  if (behavior === "allViewer") return "all";
  if (behavior === "allViewerAndWhitelistCloudFront") return { allAnd: texts(names) };
  return items(behavior, names);
}

const setOf = (config: Tree): ItemSet => {
  const { CookieBehavior: cookies, Cookies: cookieNames } = tree(config["CookiesConfig"]);
  const { QueryStringBehavior: query, QueryStrings: queryNames } = tree(config["QueryStringsConfig"]);
  return {
    headers: headers(tree(config["HeadersConfig"])),
    cookies: items(cookies, cookieNames),
    queryStrings: items(query, queryNames),
  };
};

const ttlOf = (of: Tree) => ({
  min: number(of["MinTTL"], 0),
  default: number(of["DefaultTTL"], 86_400),
  max: number(of["MaxTTL"], 31_536_000),
});

/** ForwardedValues: what is forwarded is keyed, but for the query where only some parameters are. */
function legacy(said: unknown, behavior: Tree): RawCache {
  if (said === undefined || isOpen(said)) return { style: "unknown", name: "What it forwards" };
  const values = tree(said);
  const names = texts(values["Headers"]);
  const { Forward: forward, WhitelistedNames: cookieNames } = tree(values["Cookies"]);
  const keys = texts(values["QueryStringCacheKeys"]);
  const query: Items = isTrue(values["QueryString"]) ? "all" : "none";
  const forwarded: ItemSet = {
    headers: names.includes("*") ? "all" : names.length === 0 ? "none" : names,
    cookies: items(forward, cookieNames),
    queryStrings: query,
  };
  const key = { ...forwarded, queryStrings: query === "all" && keys.length > 0 ? keys : query };
  return { style: "legacy", forwarded, key, ttlSeconds: ttlOf(behavior) };
}

interface Policies {
  readonly cache: (id: unknown) => RawCache;
  readonly request: (id: unknown) => ItemSet | "unknown" | undefined;
}

function policiesOf(resources: Tree): Policies {
  const propertiesOf = (id: unknown, type: string): Tree | undefined => {
    const resource = tree(resources[wordOf(id)]);
    return resource["Type"] === type ? tree(resource["Properties"]) : undefined;
  };
  return {
    cache: (id) => {
      const name = wordOf(id);
      const own = propertiesOf(id, "AWS::CloudFront::CachePolicy");
      if (own === undefined || isOpen(own))
        return managedCache(name) ?? { style: "unknown", name: `The cache policy ${name}` };
      const config = tree(own["CachePolicyConfig"]);
      const key = setOf(tree(config["ParametersInCacheKeyAndForwardedToOrigin"]));
      return { style: "policy", key, ttlSeconds: ttlOf(config), name };
    },
    request: (id) => {
      if (id === undefined || id === "") return undefined;
      const own = propertiesOf(id, "AWS::CloudFront::OriginRequestPolicy");
      if (own === undefined || isOpen(own)) return managedRequest(wordOf(id)) ?? "unknown";
      return setOf(tree(own["OriginRequestPolicyConfig"]));
    },
  };
}

const protocols: readonly ViewerProtocol[] = ["allow-all", "redirect-to-https", "https-only"];

/** What stands for a setting that the template does not have. */
const assumed: Readonly<Record<string, string>> = {
  PathPattern: "its text is taken for the pattern",
  ViewerProtocolPolicy: "allow-all is taken",
  AllowedMethods: "GET and HEAD are taken",
  MinTTL: "0 is taken",
  DefaultTTL: "86400 is taken",
  MaxTTL: "31536000 is taken",
};

function unknownsOf(behavior: Tree): readonly string[] {
  const open = Object.keys(assumed).filter((key) => isOpen(behavior[key]));
  const functions = [...list(behavior["LambdaFunctionAssociations"]), ...list(behavior["FunctionAssociations"])];
  const events = functions.map((each) => String(tree(each)["EventType"]));
  return [
    ...open.map((key) => `${key} is not known from the template: ${assumed[key] ?? ""}.`),
    ...events.map((event) => `A function at ${event} may change what happens; that is not looked at.`),
  ];
}

function rawBehavior(behavior: Tree, path: string, place: string, policies: Policies): RawBehavior {
  const { CachePolicyId: policy, ForwardedValues: values, AllowedMethods: methods } = behavior;
  return {
    path,
    origin: wordOf(behavior["TargetOriginId"]),
    viewerProtocol: protocols.find((each) => each === behavior["ViewerProtocolPolicy"]) ?? "allow-all",
    methods: methods === undefined ? methodsOf.read : texts(methods),
    cache: policy === undefined ? legacy(values, behavior) : policies.cache(policy),
    request: policies.request(behavior["OriginRequestPolicyId"]),
    place,
    unknowns: unknownsOf(behavior),
  };
}

/** Where a behavior stands: the one at an index, or the default. */
export type PlaceOf = (distribution: string, index: number | undefined) => string;

const placeInTemplate: PlaceOf = (name, index) =>
  `Resources.${name}.Properties.DistributionConfig.${index === undefined ? "DefaultCacheBehavior" : `CacheBehaviors.${index}`}`;

/** The distributions of a CloudFormation template. */
export function cloudFormationRoutings(template: Tree, placeOf: PlaceOf = placeInTemplate): readonly NamedRouting[] {
  const known = knownOf(template);
  const resources = tree(settled(template["Resources"], known));
  const policies = policiesOf(resources);
  return Object.entries(resources).flatMap(([name, resource]) => {
    const { Type: type, Properties: properties } = tree(resource);
    if (type !== "AWS::CloudFront::Distribution") return [];
    const config = tree(tree(properties)["DistributionConfig"]);
    // One that may or may not be there is left out, and every answer says so.
    const isKnown = (each: unknown): boolean => tree(each)["PathPattern"] !== undefined;
    const all = list(config["CacheBehaviors"]);
    const left =
      all.filter((each) => !isKnown(each)).length + (isOpen(config["CacheBehaviors"]) && all.length === 0 ? 1 : 0);
    const missing = left === 0 ? [] : ["Some behaviors are not known from the template; a request may be theirs."];
    const ordered = all.filter(isKnown).map((each, index) => {
      const behavior = tree(each);
      return rawBehavior(behavior, normalize(wordOf(behavior["PathPattern"])), placeOf(name, index), policies);
    });
    const last = rawBehavior(tree(config["DefaultCacheBehavior"]), "*", placeOf(name, undefined), policies);
    const behaviors = [...ordered, last].map((each) =>
      routedBehavior({ ...each, unknowns: [...each.unknowns, ...missing] }),
    );
    return [named(name, behaviors, texts(config["Aliases"]))];
  });
}
