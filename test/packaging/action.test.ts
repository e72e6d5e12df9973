import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { commandLine } from "../scenarios/support/cli.js";
import { action, actionText } from "../support/action.js";
import { readHelp, usageProblems } from "../support/help.js";

/* action.yml as GitHub reads it. What its steps do is run in test/conformance/action.test.ts. */

const { run, site } = commandLine();
const { inputs, runs } = action;
const scripts = runs.steps.map((step) => step.run);

test("is a composite action with the fields that GitHub asks for", () => {
  const { errors, warnings } = parseDocument(actionText);
  expect([...errors, ...warnings]).toEqual([]);
  expect(Object.keys(action).toSorted()).toEqual(["branding", "description", "inputs", "name", "runs"]);
  expect(runs.using).toBe("composite");
  for (const [name, input] of Object.entries(inputs)) {
    expect(name).toMatch(/^[a-z][a-z-]*$/);
    expect(Object.keys(input), name).toEqual(["description", "default"]);
    // A default that is no string would be one for GitHub, and nobody would see which.
    expect([typeof input.description, typeof input.default], name).toEqual(["string", "string"]);
  }
  for (const step of runs.steps) {
    expect(step.shell).toBe("bash");
    expect(
      Object.keys(step).filter((key) => !["name", "shell", "env", "run", "working-directory"].includes(key)),
    ).toEqual([]);
  }
});

test("gives inputs to scripts as variables, and each script uses just the ones it is given", () => {
  expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  const given = runs.steps.flatMap(({ env = {}, "working-directory": directory }) => [
    ...Object.values(env),
    ...(directory === undefined ? [] : [directory]),
  ]);
  const named = given.map((text) => /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text)?.[1] ?? text);
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(inputs).toSorted());
  for (const { env = {}, run: script } of runs.steps) {
    for (const name of Object.keys(env)) expect(script).toContain(`$${name}`);
  }
});

test("installs the version that this repository is", () => {
  expect(inputs["version"]?.default).toBe(packageJson.version);
});

test("asks `wpspec lint` for flags that it has", () => {
  const usage = readHelp(run(site(), ["lint", "--help"]).out);
  const flags = scripts.flatMap((script) => [...script.matchAll(/--([a-z-]+)=/g)].map(([, flag]) => `--${flag ?? ""}`));
  expect(flags.length).toBeGreaterThan(4);
  const named = flags.map((flag) => `${flag}=${usage.flags.get(flag)?.choices[0] ?? "x"}`);
  expect(named.flatMap((word) => usageProblems([word], usage))).toEqual([]);
  expect(usageProblems(["--format=sarif", `--format=${inputs["format"]?.default ?? ""}`], usage)).toEqual([]);
});
