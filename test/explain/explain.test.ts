import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { explain, keyOfPath } from "../../src/explain/explain.js";
import type { Explanation } from "../../src/explain/explanation.js";
import { explanationText } from "../../src/explain/pretty.js";
import { keys } from "../../src/generated/keys.js";
import { examples } from "../support/examples.js";
import { caseOf, files, pathOf, specsOf } from "../support/key-cases.js";
import { forSpecs } from "../support/runs.js";
import { root } from "../support/root.js";
import { compiled } from "../support/compiled.js";

const schema = JSON.parse(readFileSync(join(root, "schema/explanation.schema.json"), "utf8")) as object;
const isValid = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

const file = "wordpress.yaml";

function explained(text: string, path: string, env?: string): Explanation {
  const key = keyOfPath(path);
  if (!("key" in key)) throw new Error(`There is no key ${path}.`);
  const told = explain(text, { file, env }, key);
  if (!("explanation" in told)) throw new Error(`${path} is not explained: ${JSON.stringify(told)}`);
  expect(isValid(JSON.parse(JSON.stringify(told.explanation))) ? [] : isValid.errors).toEqual([]);
  return told.explanation;
}

const four = "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n";
const plain = { bold: (text: string) => text, dim: (text: string) => text };

describe("where a value comes from", () => {
  const text = `${four}web: {capacity: {min: 3}}
wordpress: {php: {ini: {opcache.jit: tracing}}}
environments:
  staging:
    web: {capacity: {min: 1}}
`;

  test.each([
    ["web.capacity.min", undefined, 3, { by: "spec", file, line: 5, column: 23 }],
    ["web.capacity.min", "staging", 1, { by: "environment", name: "staging", file, line: 9, column: 27 }],
    ["web.capacity.max", undefined, 6, { by: "default", of: "tier elastic", edition: "2026-11" }],
    ["network.access", undefined, "sessionManager", { by: "default", of: "profile modern", edition: "2026-11" }],
    ["purpose", "staging", "staging", { by: "derived", rule: "`production`; inside `environments` `staging`" }],
    ["domain.name", undefined, undefined, { by: "nothing" }],
    ["network.subnets", undefined, {}, { by: "members" }],
    ['wordpress.php.ini["opcache.jit"]', undefined, "tracing", { by: "spec", file, line: 6, column: 38 }],
    ["/web/capacity/min", undefined, 3, { by: "spec", file, line: 5, column: 23 }],
  ])("%s, environment %s", (path, env, value, origin) => {
    const told = explained(text, path, env);
    expect({ value: told.value, origin: told.origin }).toEqual({ value, origin });
    expect(told.environment).toBe(env);
  });

  test("a group tells it of each of its keys", () => {
    expect(explained(text, "web.capacity").members).toEqual([
      { path: "web.capacity.min", value: 3, origin: { by: "spec", file, line: 5, column: 23 } },
      { path: "web.capacity.max", value: 6, origin: { by: "default", of: "tier elastic", edition: "2026-11" } },
    ]);
  });
});

describe("items of lists", () => {
  const text = `${four}cdn: {behaviors: [{path: /feed/*, kind: frontend, ttlSeconds: 300}]}\n`;

  test.each(["cdn.behaviors[0].ttlSeconds", 'cdn.behaviors["feed/*"].ttlSeconds', "cdn.behaviors[/feed/*].ttlSeconds"])(
    "%s",
    (path) => {
      expect(explained(text, path)).toMatchObject({
        path: "cdn.behaviors[0].ttlSeconds",
        pointer: "/cdn/behaviors/0/ttlSeconds",
        value: 300,
        origin: { by: "spec", line: 5 },
      });
    },
  );

  test("a behavior that nobody wrote is told of as it is in the table", () => {
    const told = explained(text, 'cdn.behaviors["wp-admin/*"].cookies');
    expect(told).toMatchObject({
      path: 'cdn.behaviors["wp-admin/*"].cookies',
      pointer: "/cdn/behaviors/1/cookies",
      value: "all",
      origin: { by: "standard", because: expect.stringContaining("cookies all") as string },
      source: "Best Practices for WordPress on AWS, Appendix A, Table 1",
    });
    expect(told.shapes.nodes).toEqual([{ name: "distribution", kind: "distribution", effect: "changes" }]);
    expect(explained(text, "cdn.behaviors[wp-admin/*]").value).toMatchObject({ path: "wp-admin/*", kind: "admin" });
  });

  test("what is in no list is said to be missing", () => {
    const key = keyOfPath("cdn.behaviors[nope].path");
    if (!("key" in key)) throw new Error("The key is not known.");
    expect(explain(text, { file, env: undefined }, key)).toEqual({ missingItem: "nope", list: "cdn.behaviors" });
  });
});

describe("what a value shapes", () => {
  test("is what its other values change, add and take away, in the graph and in both targets", () => {
    const { shapes } = explained(four, "network.nat");
    expect(shapes.tried).toEqual(["single", "none"]);
    const of = (effect: string) => shapes.nodes.filter((each) => each.effect === effect).map(({ name }) => name);
    expect(of("goes")).toEqual(["app-routes-1", "app-routes-2", "nat-1", "nat-2"]);
    expect(of("comes")).toEqual(["app-routes"]);
    expect(shapes.cloudformation).toContainEqual({
      stack: "acme",
      name: "Nat2",
      type: "AWS::EC2::NatGateway",
      effect: "goes",
    });
    expect(shapes.terraform).toContainEqual({ address: "aws_nat_gateway.nat_2", effect: "goes" });
  });

  test("user data changes the launch template, in Terraform where a local holds it, too", () => {
    const { shapes } = explained(four, "wordpress.php.uploadMaxMiB");
    expect(shapes.nodes.map(({ name }) => name)).toContain("web");
    expect(shapes.terraform).toContainEqual({ address: "aws_launch_template.web_launch_template", effect: "changes" });
  });

  test("a key of another tier, and one that has no effect, shape nothing", () => {
    const told = explained(four, "lightsail.bundle");
    expect(told).toMatchObject({ isForThisTier: false, shapes: { tried: [], nodes: [] } });
    expect(told).not.toHaveProperty("default");
    expect(explained(four, "lint.failOn").shapes).toMatchObject({ nodes: [], cloudformation: [], terraform: [] });
  });

  test("an environment's value shapes the environment", () => {
    const text = `${four}environments: {staging: {monitoring: {notify: [ops@example.org]}}}\n`;
    const { shapes } = explained(text, "monitoring.notify", "staging");
    expect(shapes.cloudformation.map(({ stack }) => stack)).toContain("acme-staging");
  });
});

/* Every case of test/keys says what a key changes in the template: that must be among what explain names. */
test("agrees with what each key is known to change", { timeout: 300_000 }, async () => {
  const cases = files.filter((name) => !name.includes("~") && caseOf(name).changes.length > 0);
  let compared = 0;
  for (const name of cases) {
    const { before, after } = specsOf(name);
    const [without, made] = [await compiled(before), await compiled(after)];
    if (without === undefined || made === undefined) continue;
    const { shapes } = explained(after, pathOf(name));
    // The spec before is the spec without the key, where leaving it out is one of the values that are tried.
    if (!shapes.tried.includes(null)) continue;
    const named = shapes.cloudformation.map((each) => each.name);
    const text = (from: typeof made, id: string): string => JSON.stringify(from.main.resources.get(id));
    const changed = [...made.main.resources.keys()].filter((id) => text(made, id) !== text(without, id));
    expect(
      changed.filter((id) => !named.includes(id)),
      name,
    ).toEqual([]);
    compared += changed.length === 0 ? 0 : 1;
  }
  expect(compared).toBeGreaterThan(60);
});

describe("every key of the language", () => {
  const production = examples.find(({ name }) => name === "production")?.text ?? "";
  const paths = keys.map(({ path }) => path).filter((path) => !path.includes("[]") && !path.startsWith("environments"));

  test("is known by its path, with words for what it is and what is allowed", () => {
    for (const path of paths) {
      const key = keyOfPath(path);
      if (!("key" in key)) throw new Error(`There is no key ${path}.`);
      expect(key.key, path).toMatchObject({ path, isOwnRow: true, description: expect.stringMatching(/\S/) as string });
    }
  });

  test("is explained for a whole spec, in words of one line each", { timeout: 300_000 }, () => {
    for (const path of paths.filter((_, index) => index % 6 === 0)) {
      const told = explained(production, path);
      expect(told.allowed, path).toMatch(/\S/);
      expect(explanationText(told, plain, 80), path).toContain(`\nFrom      `);
    }
  });
});

test("people read what it is, who decided it, and what it shapes", () => {
  const text = stringify({ version: 1, name: "acme", tier: "elastic", region: "eu-west-1", database: { replicas: 1 } });
  expect(explanationText(explained(text, "database.replicas"), plain, 80)).toBe(
    `database.replicas

Number of Aurora replicas besides the writer.

Value     1
From      wordpress.yaml:6:13
Allowed   a whole number from 0 to 15
Default   1
Examples  2
Tiers     all
Source    Best Practices for WordPress on AWS, Data Tier

Nodes     database
CFN       gone with another value: DatabaseInstance2 (AWS::RDS::DBInstance); new
          with another value: DatabaseInstance10 (AWS::RDS::DBInstance),
          DatabaseInstance11 (AWS::RDS::DBInstance), DatabaseInstance12
          (AWS::RDS::DBInstance) and 11 more
TF        gone with another value: aws_rds_cluster_instance.database_instance_2;
          new with another value: aws_rds_cluster_instance.database_instance_10,
          aws_rds_cluster_instance.database_instance_11,
          aws_rds_cluster_instance.database_instance_12 and 11 more
Tried     0, 2, 15, nothing
`,
  );
});

test("any key of any spec that compiles is explained", { timeout: 300_000 }, async () => {
  const paths = keys.map(({ path }) => path).filter((path) => !path.includes("[]") && !path.startsWith("environments"));
  let turn = 0;
  await forSpecs(12, ({ text, env }) => {
    // Each spec is asked for some keys, and all of them for all.
    for (let count = 0; count < 3; count += 1) {
      turn += 37;
      const path = paths[turn % paths.length] ?? "web";
      expect(explanationText(explained(text, path, env), plain, 80)).toContain("\nValue     ");
    }
  });
});
