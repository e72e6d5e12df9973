import type { Items, ItemSet, ViewerProtocol } from "../../compiler/cdn/behavior.js";
import { methodsOf } from "../../compiler/cdn/method-set.js";
import { normalize } from "../../compiler/cdn/pattern.js";
import { isFalse, isOpen, knownOf, settled } from "./intrinsics.js";
import { managedCache, managedRequest } from "./managed-policies.js";
import { named, type NamedRouting, type TemplatePlace } from "./named-routing.js";
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

/** What stands for a TTL that is not known. The greatest is none of them: whether anything is kept hangs on it. */
const assumedTtl = { MinTTL: "0 is taken", DefaultTTL: "86400 is taken" };

const notKnown = (of: Tree, assumed: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(assumed).flatMap(([key, taken]) =>
    isOpen(of[key]) ? [`${key} is not known from the template: ${taken}.`] : [],
  );

/** ForwardedValues: what is forwarded is keyed, but for the query where only some parameters are. */
function legacy(said: unknown, behavior: Tree): RawCache {
  if (said === undefined || isOpen(said)) return { style: "unknown", name: "What it forwards" };
  if (isOpen(behavior["MaxTTL"])) return { style: "unknown", name: "MaxTTL" };
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
  return { style: "legacy", forwarded, key, ttlSeconds: ttlOf(behavior), unknowns: notKnown(behavior, assumedTtl) };
}

interface Policies {
  readonly cache: (id: unknown) => RawCache;
  readonly request: (id: unknown) => ItemSet | "unknown" | undefined;
}

function policiesOf(resources: Tree): Policies {
  /** The configuration of a policy that the template has; its name, or what it is for, may be known to nobody. */
  const configOf = (id: unknown, type: string, key: string): Tree | undefined => {
    const resource = tree(resources[wordOf(id)]);
    return resource["Type"] === type ? tree(tree(resource["Properties"])[key]) : undefined;
  };
  return {
    cache: (id) => {
      const name = wordOf(id);
      const own = configOf(id, "AWS::CloudFront::CachePolicy", "CachePolicyConfig");
      if (own === undefined) return managedCache(name) ?? { style: "unknown", name: `The cache policy ${name}` };
      const parameters = own["ParametersInCacheKeyAndForwardedToOrigin"];
      if (isOpen(parameters) || isOpen(own["MaxTTL"]))
        return { style: "unknown", name: `What the cache policy ${name} says` };
      return {
        style: "policy",
        key: setOf(tree(parameters)),
        ttlSeconds: ttlOf(own),
        name,
        unknowns: notKnown(own, assumedTtl),
      };
    },
    request: (id) => {
      if (id === undefined || id === "") return undefined;
      const own = configOf(id, "AWS::CloudFront::OriginRequestPolicy", "OriginRequestPolicyConfig");
      if (own === undefined) return managedRequest(wordOf(id)) ?? "unknown";
      const { CookiesConfig, HeadersConfig, QueryStringsConfig } = own;
      return [CookiesConfig, HeadersConfig, QueryStringsConfig].some(isOpen) ? "unknown" : setOf(own);
    },
  };
}

const protocols: readonly ViewerProtocol[] = ["allow-all", "redirect-to-https", "https-only"];

/** What stands for a setting that the template does not have. */
const assumed = { ViewerProtocolPolicy: "allow-all is taken", AllowedMethods: "GET and HEAD are taken" };

function unknownsOf(behavior: Tree): readonly string[] {
  const functions = [...list(behavior["LambdaFunctionAssociations"]), ...list(behavior["FunctionAssociations"])];
  const events = functions.map((each) => String(tree(each)["EventType"]));
  return [
    ...notKnown(behavior, assumed),
    ...events.map((event) => `A function at ${event} may change what happens; that is not looked at.`),
  ];
}

function rawBehavior(behavior: Tree, path: string, place: TemplatePlace, policies: Policies): RawBehavior {
  const { CachePolicyId: policy, ForwardedValues: values, AllowedMethods: methods } = behavior;
  return {
    path,
    origin: wordOf(behavior["TargetOriginId"]),
    viewerProtocol: protocols.find((each) => each === behavior["ViewerProtocolPolicy"]) ?? "allow-all",
    methods: methods === undefined || isOpen(methods) ? methodsOf.read : texts(methods),
    cache: policy === undefined ? legacy(values, behavior) : policies.cache(policy),
    request: policies.request(behavior["OriginRequestPolicyId"]),
    place,
    unknowns: unknownsOf(behavior),
  };
}

/** Where a behavior stands: the one at an index, or the default. */
export type PlaceOf = (distribution: string, index: number | undefined) => TemplatePlace;

const placeInTemplate: PlaceOf = (name, index) => {
  const rest = index === undefined ? ["DefaultCacheBehavior"] : ["CacheBehaviors", index];
  const steps = ["Resources", name, "Properties", "DistributionConfig", ...rest];
  return { text: steps.join("."), steps };
};

const isPattern = (path: unknown): path is string => typeof path === "string" && !isOpen(path);

interface Ordered {
  /** Each with its place among all. */
  readonly known: readonly (readonly [index: number, behavior: Tree, path: string])[];
  readonly isWhole: boolean;
}

/** Behaviors in order. Those whose path is not known are left out, and any request may be theirs. */
function ordered(behaviors: unknown): Ordered {
  const all = list(behaviors).map(tree);
  const known = all.flatMap((behavior, index) => {
    const { PathPattern: path } = behavior;
    return isPattern(path) ? [[index, behavior, normalize(path)] as const] : [];
  });
  return { known, isWhole: known.length === all.length && (all.length > 0 || !isOpen(behaviors)) };
}

/** The distributions of a CloudFormation template. */
export function cloudFormationRoutings(template: Tree, placeOf: PlaceOf = placeInTemplate): readonly NamedRouting[] {
  const known = knownOf(template);
  const resources = tree(settled(template["Resources"], known));
  const policies = policiesOf(resources);
  return Object.entries(resources).flatMap(([name, resource]) => {
    const { Type: type, Properties: properties, Condition: condition } = tree(resource);
    if (type !== "AWS::CloudFront::Distribution" || isFalse(condition, known)) return [];
    const config = tree(tree(properties)["DistributionConfig"]);
    const { known: behaviors, isWhole } = ordered(config["CacheBehaviors"]);
    const missing = isWhole ? [] : ["Some behaviors are not known from the template; a request may be theirs."];
    const raw = behaviors.map(([index, behavior, path]) => rawBehavior(behavior, path, placeOf(name, index), policies));
    const last = rawBehavior(tree(config["DefaultCacheBehavior"]), "*", placeOf(name, undefined), policies);
    const routed = [...raw, last].map((each) => routedBehavior({ ...each, unknowns: [...each.unknowns, ...missing] }));
    const aliases = config["Aliases"];
    const hosts = texts(aliases).filter((each) => !isOpen(each));
    return [named(name, routed, hosts, isOpen(aliases), isWhole)];
  });
}
