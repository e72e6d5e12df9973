import { cloudFormationRoutings, type PlaceOf } from "./cloudformation.js";
import { type Configured, configuredResources, withoutIndices } from "./terraform-modules.js";
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

/** What arguments refer to. */
interface Scope {
  /** Data sources by address, for policies that are asked for by name. */
  readonly data: ReadonlyMap<string, Tree>;
  /** The resource that an address means, whose indices may be missing or be left to Terraform. */
  addressOf(address: string): string;
}

/**
 * An address with other indices than any resource has means the resource without them, where all copies of it say the
 * same; else nobody knows which is meant.
 */
function scopeOf(json: Tree, blocks: readonly Block[]): Scope {
  const data = new Map(blocksOf(json, "data").map(({ address, block }) => [address, block]));
  const policies = blocks.filter(({ type }) => /^aws_cloudfront_\w+_policy$/u.test(type));
  const isThere = new Set(blocks.map(({ address }) => address));
  const sayTheSame = (all: readonly Block[]): boolean =>
    new Set(all.map(({ block: { id: _id, name: _name, ...rest } }) => JSON.stringify(rest))).size === 1;
  return {
    data,
    addressOf: (address) => {
      if (isThere.has(address)) return address;
      const copies = policies.filter((each) => withoutIndices(each.address) === withoutIndices(address));
      const [first] = copies;
      return first !== undefined && sayTheSame(copies) ? first.address : address;
    },
  };
}

/** What an argument refers to: a resource, a policy of AWS by its name, or the text itself. */
function reference(value: unknown, { data, addressOf }: Scope): unknown {
  if (typeof value !== "string") return value ?? undefined;
  const [, address] = /^\$\{([\w.[\]"-]+)\.id\}$/u.exec(value) ?? [];
  if (address === undefined) return value === "" ? undefined : value;
  const known = data.get(withoutIndices(address));
  return known?.["name"] ?? known?.["id"] ?? { Ref: addressOf(address) };
}

/** Literal text as Terraform means it. */
const literal = (value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("$${", "${").replaceAll("%%{", "%{") : value;

const literals = (value: unknown): readonly unknown[] => list(value).map(literal);

function behaviorOf(value: unknown, scope: Scope): Tree {
  const behavior = tree(value);
  // A plan and a state have an empty list where there is no block.
  const [block] = list(behavior["forwarded_values"]);
  const values = block === undefined || block === null ? undefined : tree(block);
  const cookies = tree(values?.["cookies"]);
  const functions = [...list(behavior["lambda_function_association"]), ...list(behavior["function_association"])];
  return {
    PathPattern: literal(behavior["path_pattern"]),
    TargetOriginId: literal(behavior["target_origin_id"]),
    ViewerProtocolPolicy: behavior["viewer_protocol_policy"],
    AllowedMethods: list(behavior["allowed_methods"]),
    CachePolicyId: reference(behavior["cache_policy_id"], scope),
    OriginRequestPolicyId: reference(behavior["origin_request_policy_id"], scope),
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
function resourceOf(type: string, block: Tree, scope: Scope): Tree | undefined {
  if (type === "aws_cloudfront_distribution") {
    const config = {
      Aliases: literals(block["aliases"]),
      CacheBehaviors: [
        ...list(block["ordered_cache_behavior"]).map((each) => behaviorOf(each, scope)),
        // What `dynamic` makes is known to Terraform alone.
        ...list(block["dynamic"])
          .flatMap((each) => Object.keys(tree(each)))
          .filter((name) => name === "ordered_cache_behavior")
          .map(() => ({})),
      ],
      DefaultCacheBehavior: behaviorOf(block["default_cache_behavior"], scope),
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

/** What a plan does not know yet, it leaves out; its configuration says what it is to come from. */
function withReferences(block: unknown, expressions: unknown, follow: Configured["follow"]): unknown {
  if (Array.isArray(block))
    return block.map((each: unknown, index) => withReferences(each, list(expressions)[index], follow));
  if (!isTree(block)) return block;
  const said = tree(expressions);
  const left = Object.entries(said).flatMap(([name, expression]) => {
    const references = list(tree(expression)["references"]).map(String);
    return references.length === 0 || Object.hasOwn(block, name) ? [] : [[name, `\${${follow(references)}}`] as const];
  });
  const known = Object.entries(block).map(([key, each]) => [key, withReferences(each, said[key], follow)] as const);
  return Object.fromEntries([...known, ...left]);
}

function shown(json: Tree): readonly Block[] {
  const blocks = shownBlocks(tree(tree(json["planned_values"] ?? json["values"])["root_module"]));
  const configured = configuredResources(tree(json["configuration"])["root_module"]);
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
    const said = configured.get(withoutIndices(address));
    const whole = said === undefined ? block : withReferences(block, said.expressions, said.follow);
    return { address, type, block: tree(named(whole)) };
  });
}

/** A configuration writes its resources down by type and name; what `terraform show` prints has them by address. */
const placesIn =
  (isConfiguration: boolean): PlaceOf =>
  (address, index) => {
    const block = index === undefined ? "default_cache_behavior" : "ordered_cache_behavior";
    const inside = index === undefined ? [block] : [block, index];
    return {
      text: `${address}.${block}${index === undefined ? "" : `[${index}]`}`,
      steps: isConfiguration ? ["resource", ...address.split("."), ...inside] : undefined,
    };
  };

/** Whether an object is Terraform's: a configuration in JSON syntax, or what `terraform show -json` prints. */
export const isTerraform = (json: Tree): boolean =>
  json["resource"] !== undefined || isTree(json["planned_values"]) || json["terraform_version"] !== undefined;

/** The distributions of a Terraform configuration, plan or state. */
export function terraformRoutings(json: Tree): readonly NamedRouting[] {
  const isConfiguration = json["resource"] !== undefined;
  const blocks = isConfiguration ? blocksOf(json, "resource") : shown(json);
  const scope = scopeOf(json, blocks);
  const resources = blocks.flatMap(({ address, type, block }) => {
    const resource = resourceOf(type, block, scope);
    return resource === undefined ? [] : [[address, resource] as const];
  });
  return cloudFormationRoutings({ Resources: Object.fromEntries(resources) }, placesIn(isConfiguration));
}
