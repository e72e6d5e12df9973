import { cloudFormationRoutings, type PlaceOf } from "./cloudformation.js";
import type { NamedRouting } from "./named-routing.js";
import { isTree, type Tree } from "./read-text.js";

/*
 * Terraform's blocks say what CloudFormation's properties say, under other names: they are put into those, and read as one
 * template. A block may be an object or a list of one.
 */
const tree = (value: unknown): Tree => {
  const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return isTree(first) ? first : {};
};
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Data sources by address, for policies that are asked for by name. */
type Data = ReadonlyMap<string, Tree>;

/** An address without the index of `count` or `for_each` at its end. */
const withoutIndex = (address: string): string => address.replace(/\[[^\]]*\]$/u, "");

/** What an argument refers to: a resource, a policy of AWS by its name, or the text itself. */
function reference(value: unknown, data: Data): unknown {
  if (typeof value !== "string") return value ?? undefined;
  const [, found] = /^\$\{([\w.[\]"-]+)\.id\}$/u.exec(value) ?? [];
  const address = found === undefined ? undefined : withoutIndex(found);
  if (address === undefined) return value === "" ? undefined : value;
  return data.get(address)?.["name"] ?? data.get(address)?.["id"] ?? { Ref: address };
}

/** Literal text as Terraform means it. */
const literal = (value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("$${", "${").replaceAll("%%{", "%{") : value;

const literals = (value: unknown): readonly unknown[] => list(value).map(literal);

function behaviorOf(value: unknown, data: Data): Tree {
  const behavior = tree(value);
  const values = behavior["forwarded_values"] === undefined ? undefined : tree(behavior["forwarded_values"]);
  const cookies = tree(values?.["cookies"]);
  const functions = [...list(behavior["lambda_function_association"]), ...list(behavior["function_association"])];
  return {
    PathPattern: literal(behavior["path_pattern"]),
    TargetOriginId: literal(behavior["target_origin_id"]),
    ViewerProtocolPolicy: behavior["viewer_protocol_policy"],
    AllowedMethods: list(behavior["allowed_methods"]),
    CachePolicyId: reference(behavior["cache_policy_id"], data),
    OriginRequestPolicyId: reference(behavior["origin_request_policy_id"], data),
    MinTTL: behavior["min_ttl"],
    DefaultTTL: behavior["default_ttl"],
    MaxTTL: behavior["max_ttl"],
    FunctionAssociations: functions.map((each) => ({ EventType: tree(each)["event_type"] })),
    ForwardedValues: values && {
      Headers: literals(values["headers"]),
      QueryString: values["query_string"],
      QueryStringCacheKeys: literals(values["query_string_cache_keys"]),
      Cookies: { Forward: cookies["forward"], WhitelistedNames: literals(cookies["whitelisted_names"]) },
    },
  };
}

const itemsOf = (value: unknown): readonly unknown[] => literals(tree(value)["items"]);

function configOf(value: unknown): Tree {
  const parameters = tree(value);
  const cookies = tree(parameters["cookies_config"]);
  const headers = tree(parameters["headers_config"]);
  const query = tree(parameters["query_strings_config"]);
  return {
    CookiesConfig: { CookieBehavior: cookies["cookie_behavior"], Cookies: itemsOf(cookies["cookies"]) },
    HeadersConfig: { HeaderBehavior: headers["header_behavior"], Headers: itemsOf(headers["headers"]) },
    QueryStringsConfig: {
      QueryStringBehavior: query["query_string_behavior"],
      QueryStrings: itemsOf(query["query_strings"]),
    },
  };
}

/** A block as the resource of a template that says the same; undefined for what requests do not meet. */
function resourceOf(type: string, block: Tree, data: Data): Tree | undefined {
  if (type === "aws_cloudfront_distribution") {
    const config = {
      Aliases: literals(block["aliases"]),
      CacheBehaviors: [
        ...list(block["ordered_cache_behavior"]).map((each) => behaviorOf(each, data)),
        // What `dynamic` makes is known to Terraform alone.
        ...list(block["dynamic"]).map(() => ({})),
      ],
      DefaultCacheBehavior: behaviorOf(block["default_cache_behavior"], data),
    };
    return { Type: "AWS::CloudFront::Distribution", Properties: { DistributionConfig: config } };
  }
  if (type === "aws_cloudfront_origin_request_policy")
    return {
      Type: "AWS::CloudFront::OriginRequestPolicy",
      Properties: { OriginRequestPolicyConfig: configOf(block) },
    };
  if (type !== "aws_cloudfront_cache_policy") return undefined;
  const config = {
    MinTTL: block["min_ttl"],
    DefaultTTL: block["default_ttl"],
    MaxTTL: block["max_ttl"],
    ParametersInCacheKeyAndForwardedToOrigin: configOf(block["parameters_in_cache_key_and_forwarded_to_origin"]),
  };
  return { Type: "AWS::CloudFront::CachePolicy", Properties: { CachePolicyConfig: config } };
}

interface Block {
  readonly address: string;
  readonly type: string;
  readonly block: Tree;
}

/** Blocks of a configuration in JSON syntax, by kind: `resource` or `data`. */
const blocksOf = (configuration: Tree, mode: "resource" | "data"): readonly Block[] =>
  // A list of objects says the same as one object.
  list(configuration[mode])
    .flatMap((each) => Object.entries(tree(each)))
    .flatMap(([type, blocks]) =>
      list(blocks).flatMap((each) => Object.entries(tree(each)).map((entry) => [type, entry] as const)),
    )
    .map(([type, [name, block]]) => ({
      address: `${mode === "data" ? "data." : ""}${type}.${name}`,
      type,
      block: tree(block),
    }));

/** Resources of what `terraform show -json` prints, of all modules; those of a state know their ids. */
function shownBlocks(module: unknown): readonly Block[] {
  const { resources, child_modules: children } = tree(module);
  const own = list(resources).map((each): Block => {
    const { address, type, values } = tree(each);
    return { address: String(address), type: String(type), block: tree(values) };
  });
  return [...own, ...list(children).flatMap(shownBlocks)];
}

/** Ids that a plan does not know yet, as references to what they are of: its configuration names it. */
function withReferences(block: unknown, expressions: unknown): unknown {
  if (Array.isArray(block)) return block.map((each: unknown, index) => withReferences(each, list(expressions)[index]));
  if (!isTree(block)) return block;
  const known = tree(expressions);
  const ids = ["cache_policy_id", "origin_request_policy_id"].flatMap((name) => {
    const [address] = list(tree(known[name])["references"]).filter((each) => String(each).endsWith(".id"));
    return typeof block[name] === "string" || address === undefined ? [] : [[name, `\${${String(address)}}`] as const];
  });
  return {
    ...Object.fromEntries(Object.entries(block).map(([key, each]) => [key, withReferences(each, known[key])])),
    ...Object.fromEntries(ids),
  };
}

function shown(json: Tree): readonly Block[] {
  const blocks = shownBlocks(tree(tree(json["planned_values"] ?? json["values"])["root_module"]));
  const configured = list(tree(tree(json["configuration"])["root_module"])["resources"]).map(tree);
  const byId = new Map(
    blocks.flatMap(({ address, block }) => (typeof block["id"] === "string" ? [[block["id"], address]] : [])),
  );
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (isTree(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each)]));
    const address = typeof value === "string" ? byId.get(value) : undefined;
    return address === undefined ? value : `\${${address}.id}`;
  };
  return blocks.map(({ address, type, block }) => {
    const { expressions } = configured.find((each) => each["address"] === withoutIndex(address)) ?? {};
    return { address, type, block: tree(named(withReferences(block, expressions))) };
  });
}

const placeOf: PlaceOf = (name, index) =>
  index === undefined ? `${name}.default_cache_behavior` : `${name}.ordered_cache_behavior[${index}]`;

/** Whether an object is Terraform's: a configuration in JSON syntax, or what `terraform show -json` prints. */
export const isTerraform = (json: Tree): boolean =>
  json["resource"] !== undefined || isTree(json["planned_values"]) || json["terraform_version"] !== undefined;

/** The distributions of a Terraform configuration, plan or state. */
export function terraformRoutings(json: Tree): readonly NamedRouting[] {
  const data: Data = new Map(blocksOf(json, "data").map(({ address, block }) => [address, block]));
  const blocks = json["resource"] !== undefined ? blocksOf(json, "resource") : shown(json);
  const resources = blocks.flatMap(({ address, type, block }) => {
    const resource = resourceOf(type, block, data);
    return resource === undefined
      ? []
      : [[type === "aws_cloudfront_distribution" ? address : withoutIndex(address), resource] as const];
  });
  return cloudFormationRoutings({ Resources: Object.fromEntries(resources) }, placeOf);
}
