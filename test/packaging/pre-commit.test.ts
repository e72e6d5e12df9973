import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { badSpec, commandLine, quietSpec } from "../scenarios/support/cli.js";
import { readHelp, usageProblems } from "../support/help.js";
import { root } from "../support/root.js";
import { pagedRules, rulePage, withoutCarets } from "../support/rule-pages.js";

/* .pre-commit-hooks.yaml, by https://pre-commit.com, "Creating new hooks". */

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args: readonly string[];
  readonly files: string;
  readonly types: readonly string[];
}

const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
const { run, site } = commandLine();

/** Fields of that page, with what their values are. */
const texts = ["id", "name", "entry", "language", "files", "description"];
const lists = ["types", "args"];

test("the hooks are two", () => {
  expect(hooks.map(({ id }) => id)).toEqual(["wpspec-lint", "wpspec-lint-fix"]);
});

describe.each(hooks)("$id", (hook) => {
  const [program, ...words] = hook.entry.split(" ");

  test("has the fields of a hook, and starts what the package installs", () => {
    const fields = Object.entries(hook);
    for (const [name, value] of fields) {
      if (texts.includes(name)) expect(value, name).toEqual(expect.stringMatching(/./));
      else if (lists.includes(name)) expect(value, name).toEqual(expect.arrayContaining([expect.any(String)]));
      else throw new Error(`${name} is no field of a hook.`);
    }
    expect(fields.map(([name]) => name)).toEqual(expect.arrayContaining(["id", "name", "entry", "language", "files"]));
    expect(hook).toMatchObject({ language: "node", types: ["yaml"] });
    expect(Object.keys(packageJson.bin)).toContain(program);
  });

  test.each([
    ["wordpress.yaml", true],
    ["wordpress.yml", true],
    ["sites/shop/wordpress.yaml", true],
    ["a b/ü/wordpress.yml", true],
    ["-dash/wordpress.yaml", true],
    ["my-wordpress.yaml", false],
    ["wordpress.yaml.bak", false],
    ["wordpress.yamlx/other.yaml", false],
    ["wordpress-yaml", false],
    ["wordpressxyaml", false],
    ["WordPress.yaml", false],
    ["infra/cloudformation/acme.template.yaml", false],
  ])("of %s: %s", (file, isMeant) => {
    // pre-commit searches with Python's `re`; nothing in the pattern means something else there.
    expect(new RegExp(hook.files).test(file)).toBe(isMeant);
  });

  test("uses flags that there are", () => {
    const [verb = "", ...flags] = words;
    expect(usageProblems(flags, readHelp(run(site(), [verb, "--help"]).out))).toEqual([]);
  });

  test("reads all files it is given, whatever they are called", () => {
    const here = site();
    const files = ["wordpress.yaml", "a b/wordpress.yml", "--config/wordpress.yaml", "it's $(x)/wordpress.yaml"];
    for (const file of files) here.write(file, quietSpec);
    here.write("-q/wordpress.yaml", badSpec);
    const good = run(here, [...words, ...hook.args, ...files]);
    expect(good).toMatchObject({ code: 0, err: `Nothing is wrong in ${files.length} files.\n` });
    const bad = run(here, [...words, ...hook.args, ...files, "-q/wordpress.yaml"]);
    expect(bad.code).toBe(1);
    expect(bad.out).toContain("-q/wordpress.yaml:5:1");
  });
});

test("the fixing hook changes the file, which is how pre-commit notices", () => {
  const here = site();
  const page = pagedRules.map(rulePage).find(({ fix }) => fix === "safe");
  const wrong = withoutCarets(page?.wrong ?? "");
  here.write("wordpress.yaml", wrong);
  const fix = hooks.find(({ id }) => id === "wpspec-lint-fix");
  run(here, [...(fix?.entry.split(" ").slice(1) ?? []), ...(fix?.args ?? []), "wordpress.yaml"]);
  expect(page?.id).toBeDefined();
  expect(here.read("wordpress.yaml")).not.toBe(wrong);
});
