import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { deploymentOf } from "../equivalence/deployment.js";
import { judged, shown, targetDifferences } from "../equivalence/differences.js";
import { arbitrarySpec } from "../support/arbitrary.js";
import { examples, inProfile, profiles } from "../support/examples.js";
import { environmentsOf } from "../support/overlay.js";
import { runs } from "../support/runs.js";

const count = runs(60);

/** Differences of a deployment that nothing excuses; what excuses others goes to `used`. Undefined when there is none. */
async function unexcused(text: string, env: string | undefined, used: Set<string>) {
  const deployment = await deploymentOf(text, env);
  if (deployment === undefined) return undefined;
  const verdict = judged(deployment.cloudFormation, deployment.terraform, deployment.main);
  for (const id of verdict.excused.values()) used.add(id);
  return verdict.unexcused.map(shown);
}

test("whatever spec compiles is the same in CloudFormation and Terraform, and no deliberate difference is out of date", async () => {
  const used = new Set<string>();
  let made = 0;
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async (spec) => {
      for (const env of [undefined, ...environmentsOf(spec).slice(0, 1)]) {
        const found = await unexcused(stringify(spec), env, used);
        if (found === undefined) continue;
        made += 1;
        expect(found).toEqual([]);
      }
    }),
    count,
  );
  expect(made).toBeGreaterThan(count.numRuns / 2);
  for (const { text, environments } of examples)
    for (const profile of profiles)
      for (const env of environments) await unexcused(inProfile(text, profile), env, used);
  expect(targetDifferences.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});
