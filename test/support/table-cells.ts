import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./root.js";
import { at, list, mapping, ofType, target, walk, type Json, type JsonMapping, type Template } from "./template.js";

/*
 * The distribution of a template in the words of the whitepaper's Table 1. It reads CloudFormation alone and shares
 * nothing with the model; of ours it takes only what the policies are called that AWS keeps.
 */

/** The five rows of Table 1 below its paths. */
export const cellNames = ["protocols", "methods", "headers", "cookies", "queryStrings"] as const;
export type CellName = (typeof cellNames)[number];
export type Cells = Readonly<Record<CellName, string>>;

export interface Column extends Cells {
  /** The path pattern; `default (*)` for the default behavior. */
  readonly path: string;
  readonly origin: "static" | "dynamic" | "static, else dynamic";
  /** What tells cached copies apart, in the same words; `nothing` where no copy is kept. */
  readonly cachedBy: Sets | "nothing";
  /** The behavior as it is printed, without its path. */
  readonly printed: JsonMapping;
}

type Sets = Pick<Cells, "headers" | "cookies" | "queryStrings">;

interface Taken {
  /** What reaches the origin. */
  readonly sets: Sets;
  readonly cachedBy: Column["cachedBy"];
}

const texts = (value: Json | undefined): readonly string[] => list(value).map(String);
const all = "ALL";
const none = "NONE";
const names = (items: readonly string[]): string => (items.length === 0 ? none : [...items].sort().join(", "));

const everyMethod = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
const protocolWords: Readonly<Record<string, string>> = {
  "allow-all": "HTTP and HTTPS",
  "redirect-to-https": "Redirect to HTTPS",
  "https-only": "HTTPS Only",
};

const methodWords = (value: Json | undefined): string => {
  const methods = names(texts(value));
  return methods === everyMethod.join(", ") ? all : methods;
};

/** `ForwardedValues`: what is forwarded is what is keyed; with all headers nothing is kept. */
function legacySets(values: JsonMapping): Taken {
  const headers = texts(values["Headers"]);
  const cookies = at(values, "Cookies", "Forward");
  if (cookies !== "all" && cookies !== "none" && cookies !== "whitelist")
    throw new Error(`Cookies: ${String(cookies)}`);
  const isWhole = values["QueryString"] === true && values["QueryStringCacheKeys"] === undefined;
  const sets: Sets = {
    headers: headers.includes("*") ? all : names(headers),
    cookies: cookies === "whitelist" ? names(texts(at(values, "Cookies", "WhitelistedNames"))) : cookies.toUpperCase(),
    queryStrings: isWhole ? "YES" : none,
  };
  return { sets, cachedBy: sets.headers === all ? "nothing" : sets };
}

interface Managed {
  readonly name: string;
  readonly id: string;
  readonly adds?: readonly string[];
}

/** Policies of AWS by id, as spec/behaviors.yaml names them. */
const managed: ReadonlyMap<string, Managed> = new Map(
  Object.values(
    (parse(readFileSync(join(root, "spec/behaviors.yaml"), "utf8")) as { managedPolicies: Record<string, Managed> })
      .managedPolicies,
  ).map((policy) => [policy.id, policy]),
);

const forwardsAll: Sets = { headers: all, cookies: all, queryStrings: "YES" };

/** What AWS's documentation says of its policies, by their names. */
function managedSets({ name, adds = [] }: Managed): Sets {
  if (name === "AllViewer") return forwardsAll;
  if (name === "AllViewerAndCloudFrontHeaders-2022-06") return { ...forwardsAll, headers: `${all} and ${names(adds)}` };
  throw new Error(`The origin request policy ${name} has no words here.`);
}

/** `{HeaderBehavior: whitelist, Headers: […]}` and its sisters. */
function configWords(config: Json | undefined, part: "Header" | "Cookie" | "QueryString", whole: string): string {
  const items = names(texts(at(config, `${part}s`)));
  const behavior = at(config, `${part}Behavior`);
  if (behavior === "none") return none;
  if (behavior === "all" || behavior === "allViewer") return whole;
  if (behavior === "whitelist") return items;
  if (behavior === "allExcept") return `${whole} except ${items}`;
  throw new Error(`No ${part}Behavior is called ${String(behavior)}.`);
}

const configSets = (config: Json | undefined): Sets => ({
  headers: configWords(at(config, "HeadersConfig"), "Header", all),
  cookies: configWords(at(config, "CookiesConfig"), "Cookie", all),
  queryStrings: configWords(at(config, "QueryStringsConfig"), "QueryString", "YES"),
});

function policySets(template: Template, behavior: JsonMapping): Taken {
  const own = (id: Json | undefined): Json | undefined => template.resources.get(target(id) ?? "")?.["Properties"];
  const cacheId = behavior["CachePolicyId"];
  const requestId = behavior["OriginRequestPolicyId"];
  if (typeof cacheId === "string") {
    if (managed.get(cacheId)?.name !== "CachingDisabled")
      throw new Error(`The cache policy ${cacheId} has no words here.`);
    const request = typeof requestId === "string" ? managed.get(requestId) : undefined;
    if (request !== undefined) return { sets: managedSets(request), cachedBy: "nothing" };
    return { sets: configSets(at(own(requestId), "OriginRequestPolicyConfig")), cachedBy: "nothing" };
  }
  // What a cache policy keys on is forwarded; a second policy beside it would forward what is not keyed.
  if (requestId !== undefined) throw new Error("A cached behavior forwards more than it keys on.");
  const sets = configSets(at(own(cacheId), "CachePolicyConfig", "ParametersInCacheKeyAndForwardedToOrigin"));
  return { sets, cachedBy: sets };
}

/** Which of the paper's two origins an origin is: S3 when its name is asked of a bucket. */
function originWords(template: Template, config: Json | undefined, id: string): Column["origin"] {
  const origin = list(at(config, "Origins")).find((each) => at(each, "Id") === id);
  if (origin === undefined) {
    const group = list(at(config, "OriginGroups", "Items")).find((each) => at(each, "Id") === id);
    const [first, second] = list(at(group, "Members", "Items")).map((each) =>
      originWords(template, config, String(at(each, "OriginId"))),
    );
    if (first === "static" && second === "dynamic") return "static, else dynamic";
    throw new Error(`There is no origin ${id}.`);
  }
  const asked = [...walk(at(origin, "DomainName") ?? null)].flatMap(({ value }) => target(value) ?? []);
  const types = asked.map((name) => template.resources.get(name)?.Type);
  return types.includes("AWS::S3::Bucket") ? "static" : "dynamic";
}

/** The distribution's configuration; exactly one must be there. */
export function distributionOf(template: Template): JsonMapping {
  const [one, ...others] = ofType(template, "AWS::CloudFront::Distribution");
  if (one === undefined || others.length > 0) throw new Error("There is not one distribution.");
  return mapping(at(one.properties, "DistributionConfig"));
}

/** The behaviors in matching order, the default last. */
export function columnsOf(template: Template): readonly Column[] {
  const config = distributionOf(template);
  const last: JsonMapping = { ...mapping(config["DefaultCacheBehavior"]), PathPattern: "default (*)" };
  return [...list(config["CacheBehaviors"]).map(mapping), last].map(({ PathPattern, ...printed }) => {
    const values = printed["ForwardedValues"];
    if ((values === undefined) === (printed["CachePolicyId"] === undefined))
      throw new Error("Both styles, or neither.");
    const { sets, cachedBy } = values === undefined ? policySets(template, printed) : legacySets(mapping(values));
    return {
      path: String(PathPattern),
      origin: originWords(template, config, String(printed["TargetOriginId"])),
      protocols: protocolWords[String(printed["ViewerProtocolPolicy"])] ?? "",
      methods: methodWords(printed["AllowedMethods"]),
      ...sets,
      cachedBy,
      printed,
    };
  });
}
