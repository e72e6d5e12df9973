import { describe, expect, test } from "vitest";
import { badSpec, commandLine, contents, type Site } from "./support/cli.js";

const { run, site } = commandLine();
const compile = ["compile", "--target", "cfn"];
const staging = [...compile, "--env", "staging"];

const spec = (overlay = "database: {replicas: 0}"): string =>
  `version: 1
name: acme
tier: elastic
region: eu-west-1
environments:
  staging:
    ${overlay}
  preview: {region: us-east-1}
`;

function withSpec(text = spec()): Site {
  const here = site();
  here.write("wordpress.yaml", text);
  return here;
}

describe("--env", () => {
  test("writes below a directory of its own, under its own name, and nothing of production's", () => {
    const here = withSpec();
    const { code, out, err } = run(here, staging);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("infra/staging/");
    expect(here.files("infra")).toEqual([
      "staging/cloudformation/README.md",
      "staging/cloudformation/acme-staging-edge.template.yaml",
      "staging/cloudformation/acme-staging.template.yaml",
    ]);
  });

  test("every file's header says which environment it is of", () => {
    const here = withSpec();
    run(here, staging);
    for (const [path, text] of Object.entries(contents(here, "infra"))) {
      const begin = path.endsWith(".md") ? "<!-- " : "# ";
      const header = "Made by wpspec from wordpress.yaml, environment staging. Edit that file, not this one.";
      expect(text.startsWith(begin + header), path).toBe(true);
    }
  });

  test("stands beside production and other environments: none takes the files of another", () => {
    const here = withSpec();
    for (const args of [compile, staging, [...compile, "--env", "preview"]]) expect(run(here, args).code).toBe(0);
    const all = contents(here, "infra");
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining([
        "cloudformation/acme.template.yaml",
        "staging/cloudformation/acme-staging.template.yaml",
        "preview/cloudformation/acme-preview.template.yaml",
      ]),
    );
    for (const args of [compile, staging, [...compile, "--env", "preview"]]) {
      expect(run(here, args).err).not.toMatch(/Wrote|Removed/);
      expect(run(here, [...args, "--check"])).toMatchObject({ code: 0, out: "" });
    }
    expect(contents(here, "infra")).toEqual(all);
  });

  test("`--check` names what an edited overlay changes, and only for that environment", () => {
    const here = withSpec();
    for (const args of [compile, staging]) run(here, args);
    here.write("wordpress.yaml", spec("database: {replicas: 2}"));
    const { code, out, err } = run(here, [...staging, "--check"]);
    expect(code).toBe(1);
    expect(err).toContain("different: infra/staging/cloudformation/acme-staging.template.yaml");
    expect(out).toContain("--- a/infra/staging/cloudformation/acme-staging.template.yaml");
    expect(run(here, [...compile, "--check"]).code).toBe(0);
  });

  test.each([
    ["production's files", compile, staging, "it was made without an environment"],
    ["an environment's files", staging, compile, "it was made for staging"],
  ])("never overwrites %s that are in the way", (_, first, second, whose) => {
    const here = withSpec();
    expect(run(here, [...first, "--out", "infra"]).code).toBe(0);
    const before = contents(here, "infra");
    const { code, err } = run(here, [...second, "--out", "infra"]);
    expect(code).toBe(2);
    expect(err).toContain(`infra/cloudformation/README.md is not overwritten: ${whose}`);
    expect(err).toContain("--force");
    expect(contents(here, "infra")).toEqual(before);
  });

  test("prints to standard output", () => {
    const { code, out } = run(withSpec(), [...staging, "--out", "-"]);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toEqual([
      "cloudformation/acme-staging.template.yaml",
      "cloudformation/acme-staging-edge.template.yaml",
    ]);
  });

  test("a wrong environment stops production as well: all must be right, whichever is chosen", () => {
    const here = withSpec(spec("web: {capacity: {min: 9}}"));
    for (const args of [compile, staging, [...compile, "--env", "preview"]]) {
      const { code, err } = run(here, args);
      expect(code).toBe(1);
      expect(err).toContain("wordpress.yaml:7:");
      expect(err).toContain("web/desired-out-of-range");
    }
    expect(here.files("infra")).toEqual([]);
  });
});

describe("an environment that no spec has is wrong usage", () => {
  test("the known ones are named, and nothing is written", () => {
    const here = withSpec();
    const { code, out, err } = run(here, [...compile, "--env", "stagin"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("This spec has no environment `stagin`; it has `staging` and `preview`.");
    expect(here.files(".")).toEqual(["wordpress.yaml"]);
  });

  test("a spec without environments says so", () => {
    const here = withSpec("version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n");
    const { code, err } = run(here, staging);
    expect(code).toBe(2);
    expect(err).toContain("This spec has no environments, so not `staging` either.");
  });

  test("what else is wrong with the spec is said with it, in one go", () => {
    const here = withSpec(badSpec);
    const { code, err } = run(here, staging);
    expect(code).toBe(2);
    expect(err).toContain("webb");
    expect(err).toContain("`staging`");
  });

  test("a spec that lacks what others have is a finding in that spec", () => {
    const here = withSpec();
    here.write("other.yaml", "version: 1\nname: other\ntier: elastic\nregion: eu-west-1\n");
    const { code, err } = run(here, [...staging, "wordpress.yaml", "other.yaml"]);
    expect(code).toBe(1);
    expect(err).toContain("other.yaml:1:1");
    expect(here.files("infra")).toEqual([]);
  });
});
