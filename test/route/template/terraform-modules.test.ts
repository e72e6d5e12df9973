import { describe, expect, test } from "vitest";
import { ask } from "./support.js";

const behavior = { target_origin_id: "web", viewer_protocol_policy: "allow-all", forwarded_values: [] };
const policy = {
  max_ttl: 600,
  parameters_in_cache_key_and_forwarded_to_origin: [
    { cookies_config: [{ cookie_behavior: "whitelist", cookies: [{ items: ["a"] }] }] },
  ],
};
const reference = (...references: readonly string[]) => ({ references });

interface Plan {
  /** Address of the policy in the whole configuration. */
  readonly policy: string;
  /** Module calls of the root, in the words of a plan. */
  readonly calls: object;
  /** Where the distribution stands. */
  readonly site?: string;
  readonly rootResources?: readonly object[];
}

const plan = ({ policy: address, calls, site = "module.cdn.", rootResources = [] }: Plan): string =>
  JSON.stringify({
    terraform_version: "1.11.0",
    planned_values: {
      root_module: {
        child_modules: [
          {
            resources: [
              { address, type: "aws_cloudfront_cache_policy", values: policy },
              {
                address: `${site}aws_cloudfront_distribution.site`,
                type: "aws_cloudfront_distribution",
                values: { default_cache_behavior: [behavior] },
              },
            ],
          },
        ],
      },
    },
    configuration: { root_module: { module_calls: calls, resources: rootResources } },
  });

/** A module with the distribution, whose policy is what `id` refers to. */
const cdn = (id: object, more: object = {}) => ({
  module: {
    resources: [
      {
        address: "aws_cloudfront_distribution.site",
        expressions: { default_cache_behavior: [{ cache_policy_id: id }] },
      },
    ],
    ...more,
  },
});

const request = { url: "/", cookies: ["a=1; b=2"] };
const keyed = { cacheable: true, cacheKey: { cookies: ["a=1"] }, ttlSeconds: { max: 600 } };

describe("the policy of a distribution in a module, in a plan that knows no ids yet", () => {
  const pages = "aws_cloudfront_cache_policy.pages";

  test("stands in the same module", () => {
    const calls = { cdn: cdn(reference(`${pages}.id`, pages)) };
    expect(ask(plan({ policy: `module.cdn.${pages}`, calls }), request)).toMatchObject(keyed);
  });

  test.each([
    ["both are counted", `${pages}[0].id`, `module.cdn[0].${pages}[0]`, "module.cdn[0]."],
    ["each has a key of its own", `${pages}.id`, `module.cdn["eu.west"].${pages}["a.b"]`, 'module.cdn["eu.west"].'],
  ])("stands there where %s", (_, id, policy, site) => {
    expect(ask(plan({ policy, calls: { cdn: cdn(reference(id)) }, site }), request)).toMatchObject(keyed);
  });

  test("is not known where copies of it differ and nobody says which is meant", () => {
    const calls = { cdn: cdn(reference(`${pages}.id`)) };
    const text = (second: object) => {
      const whole = JSON.parse(plan({ policy: `module.cdn.${pages}["a"]`, calls }));
      const [{ resources }] = whole.planned_values.root_module.child_modules;
      resources.push({ ...resources[0], address: `module.cdn.${pages}["b"]`, values: { ...policy, ...second } });
      return JSON.stringify(whole);
    };
    expect(ask(text({ name: "b" }), request)).toMatchObject(keyed);
    expect(ask(text({ max_ttl: 5 }), request).cacheable).toBe(false);
  });

  test("is given to the module", () => {
    const calls = {
      cdn: { ...cdn(reference("var.policy")), expressions: { policy: reference(`${pages}.id`, pages) } },
    };
    expect(ask(plan({ policy: pages, calls }), request)).toMatchObject(keyed);
  });

  test("is given to it by another module", () => {
    const calls = {
      cdn: {
        ...cdn(reference("var.policy")),
        expressions: { policy: reference("module.policies.id", "module.policies") },
      },
      policies: {
        module: { outputs: { id: { expression: reference(`${pages}.id`, pages) } }, resources: [] },
      },
    };
    expect(ask(plan({ policy: `module.policies.${pages}`, calls }), request)).toMatchObject(keyed);
  });

  test.each([
    ["a variable of the root", { ...cdn(reference("var.policy")), expressions: { policy: reference("var.policy") } }],
    ["a variable that nobody gives", cdn(reference("var.policy"))],
    ["a module that the plan does not show", cdn(reference("module.other.id", "module.other"))],
    ["something local", cdn(reference("local.policy"))],
  ])("is not known where it is %s, and nothing is taken for kept", (_, call) => {
    const answer = ask(plan({ policy: `module.cdn.${pages}`, calls: { cdn: call } }), request);
    expect(answer).toMatchObject({ cacheable: false, behavior: { kind: "frontend" } });
    expect(answer.because.join(" ")).toContain("is not known. It is taken for nothing");
  });

  test("modules whose variables lead back to themselves end", () => {
    const ring = { ...cdn(reference("var.policy")), expressions: { policy: reference("module.cdn.policy") } };
    const module = { ...ring.module, outputs: { policy: { expression: reference("var.policy") } } };
    const answer = ask(plan({ policy: pages, calls: { cdn: { ...ring, module } } }), request);
    expect(answer.cacheable).toBe(false);
  });
});

test("a time that the plan does not know yet is not the provider's default", () => {
  const text = JSON.stringify({
    terraform_version: "1.11.0",
    planned_values: {
      root_module: {
        resources: [
          {
            address: "aws_cloudfront_distribution.site",
            type: "aws_cloudfront_distribution",
            values: {
              default_cache_behavior: [
                {
                  target_origin_id: "web",
                  viewer_protocol_policy: "allow-all",
                  forwarded_values: [{ query_string: true }],
                },
              ],
            },
          },
        ],
      },
    },
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_cloudfront_distribution.site",
            expressions: { default_cache_behavior: [{ max_ttl: reference("data.external.ttl") }] },
          },
        ],
      },
    },
  });
  expect(ask(text, request).cacheable).toBe(false);
});
