import { describe, expect, test } from "vitest";
import { check } from "../src/check.js";
import { compile, type CompileOptions } from "../src/index.js";

const base = `version: 1
name: acme-blog
tier: elastic
region: eu-west-1
cdn: { pageTtlSeconds: 10 }
environments:
  staging:
    web: { capacity: { min: 1, max: 2 } }
  production:
    purpose: production
`;
const options: CompileOptions = { file: "sites/acme/wordpress.yaml", target: "cfn", format: "json" };
const compiled = (text: string, env?: string) => compile(text, env === undefined ? options : { ...options, env });

/** Codes and paths of what was found, in order. */
const found = async (text: string, env?: string) =>
  (await compiled(text, env)).findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, span }) => [code, span.line]);

describe("what an environment becomes", () => {
  test("is a deployment of its own: stacks and files carry its name", async () => {
    const pathsOf = async (env?: string) => (await compiled(base, env)).artifacts.map(({ path }) => path);
    expect(await pathsOf()).toEqual([
      "cloudformation/acme-blog.template.json",
      "cloudformation/acme-blog-edge.template.json",
      "cloudformation/README.md",
    ]);
    expect(await pathsOf("staging")).toEqual([
      "cloudformation/acme-blog-staging.template.json",
      "cloudformation/acme-blog-staging-edge.template.json",
      "cloudformation/README.md",
    ]);
  });

  test("says in every file which one it is", async () => {
    const heads = async (env?: string) =>
      (await compiled(base, env)).artifacts.map(
        ({ text }) => /Made by wpspec from [^.]*\.yaml[^.]*\. Edit that file, not this one\./.exec(text)?.[0],
      );
    const spec = "Made by wpspec from wordpress.yaml";
    expect(await heads()).toEqual(Array(3).fill(`${spec}. Edit that file, not this one.`));
    expect(await heads("staging")).toEqual(
      Array(3).fill(`${spec}, environment staging. Edit that file, not this one.`),
    );
  });

  test("has the overlay's values over the base's, and is staging unless it says otherwise", () => {
    const specOf = (env?: string) => check(base, "wordpress.yaml", env).resolved?.spec;
    const of = (env?: string) => {
      const spec = specOf(env);
      if (spec?.tier !== "elastic") throw new Error("No spec.");
      return [
        spec.name,
        spec.purpose,
        spec.web.capacity.min,
        spec.cdn.pageTtlSeconds,
        spec.database.deletionProtection,
      ];
    };
    expect(of()).toEqual(["acme-blog", "production", 2, 10, true]);
    expect(of("staging")).toEqual(["acme-blog-staging", "staging", 1, 10, false]);
    expect(of("production")).toEqual(["acme-blog-production", "production", 2, 10, true]);
  });

  test("goes with all it has when it is staging", async () => {
    const kept = async (env?: string) =>
      (await compiled(base, env)).artifacts.filter(({ text }) => /"DeletionPolicy": *"(?:Retain|Snapshot)/.test(text))
        .length;
    expect([await kept(), await kept("staging"), await kept("production")]).toEqual([1, 0, 1]);
  });

  test("knows of each value whether the environment or the spec wrote it", () => {
    const { resolved } = check(base, "wordpress.yaml", "staging");
    expect(resolved?.environment).toBe("staging");
    expect(resolved?.originOf("web.capacity.min")).toMatchObject({
      by: "environment",
      name: "staging",
      span: { line: 8 },
    });
    expect(resolved?.originOf("cdn.pageTtlSeconds")).toMatchObject({ by: "spec", span: { line: 5 } });
    expect(resolved?.originOf("purpose")).toMatchObject({ by: "derived" });
    const production = check(base, "wordpress.yaml", "production").resolved;
    expect(production?.originOf("purpose")).toMatchObject({
      by: "environment",
      name: "production",
      span: { line: 10 },
    });
    expect(check(base, "wordpress.yaml").resolved?.originOf("cdn.pageTtlSeconds")).toMatchObject({ by: "spec" });
  });
});

describe("an environment that is not there", () => {
  test("is an error that names those that are", async () => {
    const { artifacts, findings } = await compiled(base, "stagign");
    expect(artifacts).toEqual([]);
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      {
        code: "spec/environment-unknown",
        message: "This spec has no environment `stagign`; it has `staging` and `production`.",
        span: { line: 6, column: 1 },
      },
    ]);
  });

  test("is one where there are none at all, too", async () => {
    const [bare = ""] = base.split("environments:");
    const { artifacts, findings } = await compiled(bare, "staging");
    expect(artifacts).toEqual([]);
    expect(findings.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([
      "This spec has no environments, so not `staging` either.",
    ]);
  });

  test("is not found among the names that every object has", async () => {
    for (const env of ["constructor", "__proto__", "toString"]) {
      expect(await found(base, env)).toEqual([["spec/environment-unknown", 6]]);
    }
  });
});

describe("every environment is checked", () => {
  const broken = `${base}  preview:\n    web: { capacity: { min: 5, max: 2 } }\n`;

  test("whichever is chosen, and where it is written", async () => {
    for (const env of [undefined, "staging", "production", "preview"]) {
      const { artifacts, findings } = await compiled(broken, env);
      expect(artifacts).toEqual([]);
      const errors = findings.filter(({ severity }) => severity === "error");
      expect([...new Set(errors.map(({ span }) => span.line))]).toEqual([12]);
    }
  });

  test("against the schema as well as against the rules", async () => {
    const text = `${base}  preview:\n    web: { capcity: { min: 5 } }\n`;
    expect(await found(text)).toEqual([["spec/unknown-key", 12]]);
  });

  test("but what is wrong with the spec itself is said once, not once for each", async () => {
    const text = base.replace("cdn: { pageTtlSeconds: 10 }", "web: { capacity: { min: 5, max: 2 } }");
    const codes = await found(text.replace("web: { capacity: { min: 1, max: 2 } }", "tags: { a: b }"));
    expect(codes.map(([, line]) => line)).toEqual(codes.map(() => 5));
    expect(new Set(codes.map(String)).size).toBe(codes.length);
  });
});
