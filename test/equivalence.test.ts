import { describe, expect, test } from "vitest";
import { deploymentOf } from "./equivalence/deployment.js";
import { judged, shown, targetDifferences } from "./equivalence/differences.js";
import { examples, inProfile, profiles } from "./support/examples.js";

const variants = examples.flatMap(({ name, text, environments }) =>
  profiles.flatMap((profile) =>
    environments.map((env) => ({
      title: `${name} ${profile} ${env ?? ""}`.trim(),
      text: inProfile(text, profile),
      env,
    })),
  ),
);

describe("CloudFormation and Terraform describe the same", () => {
  test.each(variants)("$title", async ({ text, env }) => {
    const deployment = await deploymentOf(text, env);
    if (deployment === undefined) throw new Error("An example has errors.");
    const { cloudFormation, terraform, main } = deployment;
    const verdict = judged(cloudFormation, terraform, main);
    expect(verdict.unexcused.map(shown)).toEqual([]);
    expect([...cloudFormation.keys()].filter((key) => terraform.has(key)).length).toBeGreaterThan(4);
  });
});

test("every deliberate difference says what, on both sides, and why", () => {
  const ids = targetDifferences.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entry of targetDifferences) {
    for (const text of [entry.cloudFormation, entry.terraform, entry.why])
      expect(text, entry.id).toMatch(/^[A-Z`].*\.$/);
    expect(entry.what, entry.id).toMatch(/^[A-Za-z].*[^.]$/);
    expect(entry.excuses.length, entry.id).toBeGreaterThan(0);
  }
});
