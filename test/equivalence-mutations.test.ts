import { describe, expect, test } from "vitest";
import { benchOf, outcomeOf, type Bench, type Outcome } from "./equivalence/bench.js";
import { deploymentOf } from "./equivalence/deployment.js";
import { memory } from "./equivalence/assemble.js";
import type { Stack } from "./equivalence/intrinsics.js";
import { mutationsOf, type Members, type Mutation, type References } from "./equivalence/mutations.js";
import { readCloudFormation } from "./equivalence/read-cloudformation.js";
import { readTerraform, type TerraformBody } from "./equivalence/read-terraform.js";
import { cloudFormationReferences, terraformReferences } from "./equivalence/turn-references.js";
import { examples, inProfile, profiles } from "./support/examples.js";
import { specsOf } from "./support/key-cases.js";
import { mapping } from "./support/template.js";

/** A block that can be mutated, and the reading of the deployment with another in its place, or none. */
interface Target {
  readonly type: string;
  readonly block: Members;
  readonly references: References;
  readonly outcome: (block: Members | undefined) => Outcome;
}

type Sections = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Members>>>>>>;

const replaced = <T>(
  all: Readonly<Record<string, T>>,
  name: string,
  value: T | undefined,
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([key, each]) =>
      key !== name ? [[key, each]] : value === undefined ? [] : [[key, value]],
    ),
  );

function terraformTargets(bench: Bench): readonly Target[] {
  const { configuration, runbook } = bench.deployment;
  const references = terraformReferences(configuration);
  const read = (body: TerraformBody, known = bench.known): Outcome =>
    outcomeOf(bench, { terraform: readTerraform(body, runbook, known) });
  const typed = (["resource", "data", "ephemeral"] as const).flatMap((section) => {
    const types = (configuration as Sections)[section] ?? {};
    return Object.entries(types).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]): Target => ({
        type: section === "resource" ? type : `${section}.${type}`,
        block,
        references,
        outcome: (mutated) =>
          read(
            { ...configuration, [section]: { ...types, [type]: replaced(blocks, name, mutated) } },
            // Others say what is looked up or made anew.
            section === "resource" ? bench.known : memory(),
          ),
      })),
    );
  });
  const { output = {}, locals = {}, provider = {} } = configuration;
  return [
    ...typed,
    ...Object.entries(output as Readonly<Record<string, Members>>).map(([name, block]): Target => ({
      type: "output",
      block,
      references,
      outcome: (mutated) =>
        read({ ...configuration, output: replaced(output as Readonly<Record<string, Members>>, name, mutated) }),
    })),
    ...Object.entries(locals as Members).map(([name, text]): Target => ({
      type: "local",
      block: { text },
      references,
      outcome: (mutated) => read({ ...configuration, locals: replaced(locals, name, mutated?.["text"]) }, memory()),
    })),
    ...((provider.aws ?? []) as readonly Members[]).map((block, index): Target => ({
      type: "provider",
      block,
      references,
      outcome: (mutated) => {
        const aws = (provider.aws ?? []).flatMap((each, at) =>
          at !== index ? [each] : mutated === undefined ? [] : [mutated],
        );
        return read({ ...configuration, provider: { aws } });
      },
    })),
  ];
}

function cloudFormationTargets(bench: Bench): readonly Target[] {
  const { stacks } = bench.deployment;
  return stacks.flatMap((stack) => {
    const references = cloudFormationReferences(stack.body);
    const withStack = (changed: Stack | undefined, known = bench.known): Outcome =>
      outcomeOf(bench, {
        cloudFormation: readCloudFormation(
          stacks.flatMap((each) => (each !== stack ? [each] : changed === undefined ? [] : [changed])),
          known,
        ),
      });
    const sections = ["Resources", "Outputs", "Parameters"].flatMap((section) => {
      const blocks = mapping(stack.body[section]) as Readonly<Record<string, Members>>;
      return Object.entries(blocks).map(([name, block]): Target => ({
        type:
          section === "Resources" ? String(block["Type"]) : `${stack.placement === "main" ? "" : "stack "}${section}`,
        block,
        references,
        outcome: (mutated) =>
          withStack(
            { ...stack, body: { ...stack.body, [section]: replaced(blocks, name, mutated) } as Stack["body"] },
            // Other stacks read outputs.
            section === "Resources" ? bench.known : memory(),
          ),
      }));
    });
    const { region, tags } = stack;
    const command: Target = {
      type: "command",
      block: { region, tags: tags as Members },
      references,
      outcome: (mutated) =>
        withStack(mutated && ({ ...stack, region: "", tags: {}, ...mutated } as unknown as Stack), memory()),
    };
    return [...sections, command];
  });
}

interface Tried {
  readonly mutation: Pick<Mutation, "kind" | "how" | "pattern">;
  readonly type: string;
  readonly outcome: Outcome;
}

/** Every kind of mutation once, where it occurs first. */
function tryAll(targets: Iterable<Target>): readonly Tried[] {
  const tried = new Map<string, Tried>();
  for (const { type, block, references, outcome } of targets) {
    const whole = { kind: `${type}: dropped`, how: "dropped", pattern: "" } as const;
    if (!tried.has(whole.kind)) tried.set(whole.kind, { mutation: whole, type, outcome: outcome(undefined) });
    for (const mutation of mutationsOf(block, type, references))
      if (!tried.has(mutation.kind))
        tried.set(mutation.kind, { mutation, type, outcome: outcome(mutation.mutate(block)) });
  }
  return [...tried.values()];
}

/** Keys that make what no example has. */
const rare = [
  "cache.parameters~memcached",
  "cdn.enabled~ec2",
  "cdn.enabled~with-domain",
  "cdn.logs",
  "cdn.originAccess~ec2-vpcOrigin",
  "cdn.waf.allowCidrs",
  "cdn.waf.mode",
  "encryption.kmsKeyArn",
  "encryption.kmsKeyArn~ec2",
  "iam.path",
  "iam.path~lightsail",
  "iam.permissionsBoundary~every-role",
  "iam.permissionsBoundary~lightsail",
  "lightsail.keyPairName~lightsail",
  "network.existing~ec2",
  "region~prefix-list-parameter",
  "storage.files.provisionedMiBps",
  "storage.static.bucket",
  "storage.static.paths",
  "web.capacity.desired",
  "web.keyName",
  "web.scaling.schedule",
];

const specs = [
  ...examples.flatMap(({ text, environments }) =>
    profiles.flatMap((profile) => environments.map((env) => ({ text: inProfile(text, profile), env }))),
  ),
  ...rare.map((key) => ({ text: specsOf(`${key}.yaml`).after, env: undefined })),
];

const all = await Promise.all(
  specs.map(async ({ text, env }): Promise<Bench> => {
    const deployment = await deploymentOf(text, env);
    if (deployment === undefined) throw new Error("A spec has errors.");
    return benchOf(deployment);
  }),
);

/**
 * What is left out is no mutation where AWS or the provider takes the same by itself, or where what is waited for is there
 * before anyway. That it is read at all shows where it is changed, alone or in all its parts.
 */
function isDefault({ mutation: { how, pattern }, type }: Tried, tried: readonly Tried[]): boolean {
  if (how !== "dropped") return false;
  const inside = tried.filter(
    (each) => each.type === type && each.mutation.how !== "dropped" && isWithin(each.mutation.pattern, pattern),
  );
  return (
    inside.some(({ outcome }) => outcome.is === "caught") &&
    inside.every(({ mutation, outcome }) => mutation.how === "reordered" || outcome.is !== "unseen")
  );
}

const isWithin = (pattern: string, of: string): boolean =>
  of === "" || pattern === of || [".", "[", "{"].some((next) => pattern.startsWith(of + next));

/** Lists in which order means something; the order of all others is nobody's business. */
const ordered = {
  Terraform: [
    "aws_cloudfront_distribution ordered_cache_behavior",
    "aws_cloudfront_distribution origin_group[].member",
    "aws_cloudwatch_dashboard dashboard_body{}.widgets",
    "aws_cloudwatch_dashboard dashboard_body{}.widgets[].properties.metrics[]",
    "aws_elasticache_cluster preferred_availability_zones",
    "aws_wafv2_web_acl rule",
    "aws_wafv2_web_acl rule[].statement.rate_based_statement.scope_down_statement.and_statement.statement",
    "aws_wafv2_web_acl rule[].statement.rate_based_statement.scope_down_statement.and_statement.statement[].or_statement.statement",
  ],
  CloudFormation: [
    "AWS::CloudFront::Distribution Properties.DistributionConfig.CacheBehaviors",
    "AWS::CloudFront::Distribution Properties.DistributionConfig.OriginGroups.Items[].Members.Items",
    "AWS::CloudWatch::Dashboard Properties.DashboardBody.Fn::Sub{}.widgets",
    "AWS::CloudWatch::Dashboard Properties.DashboardBody.Fn::Sub{}.widgets[].properties.metrics[]",
    "AWS::ElastiCache::CacheCluster Properties.PreferredAvailabilityZones",
    "AWS::WAFv2::WebACL Properties.Rules",
    "AWS::WAFv2::WebACL Properties.Rules[].Statement.RateBasedStatement.ScopeDownStatement.AndStatement.Statements",
    "AWS::WAFv2::WebACL Properties.Rules[].Statement.RateBasedStatement.ScopeDownStatement.AndStatement.Statements[].OrStatement.Statements",
  ],
} as const;

/** Deliberate differences that leave a target free at a place, so that a mutation there is one more of them. */
const free = {
  Terraform: {
    names: "a name may be any that AWS takes",
    "ignored-changes": "who else changes a size depends on the spec",
    lookups: "a subnet is only looked up to see that it is there",
  },
  CloudFormation: {
    "ready-signal": "an image of the user's may send none",
    "rolling-update": "how many servers are renewed at once depends on the fleet",
  },
} as const;

describe.each([
  ["Terraform", terraformTargets],
  ["CloudFormation", cloudFormationTargets],
] as const)("mutations of %s", (target, targets) => {
  const tried = tryAll(all.flatMap(targets));
  const kindsOf = (keep: (each: Tried) => boolean): readonly string[] =>
    tried.filter(keep).map(({ mutation }) => mutation.kind);
  const isReordered = ({ mutation }: Tried): boolean => mutation.how === "reordered";

  test("there are many, of every way", () => {
    const caught = tried.filter(({ outcome }) => outcome.is === "caught");
    expect(caught.length).toBeGreaterThan(1000);
    for (const how of ["changed", "dropped", "turned elsewhere", "reordered"] as const)
      expect(caught.filter(({ mutation }) => mutation.how === how).length, how).toBeGreaterThan(5);
  });

  test("each is seen, but for what is the same either way", () => {
    expect(kindsOf((each) => each.outcome.is === "unseen" && !isReordered(each) && !isDefault(each, tried))).toEqual(
      [],
    );
  });

  test("a resource that is left out is seen, but for one that says what is so anyway", () => {
    const whole = tried.filter(({ mutation, outcome }) => mutation.pattern === "" && outcome.is === "unseen");
    expect(whole.map(({ type }) => type)).toEqual(target === "Terraform" ? ["aws_efs_backup_policy"] : []);
  });

  test("another order is one where order means something, and nowhere else", () => {
    // The arguments of a function are no list.
    const seen = tried.filter(
      (each) => isReordered(each) && each.outcome.is === "caught" && !/Fn::\w+(\[\])?$/.test(each.mutation.pattern),
    );
    expect(seen.map(({ mutation, type }) => `${type} ${mutation.pattern}`).toSorted()).toEqual(ordered[target]);
  });

  test("few are taken for deliberate", () => {
    const excused = tried.flatMap(({ outcome }) => (outcome.is === "excused" ? outcome.by : []));
    expect([...new Set(excused)].toSorted()).toEqual(Object.keys(free[target]).toSorted());
    expect(excused.length).toBeLessThan(tried.length / 20);
  });
});
