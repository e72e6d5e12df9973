import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { deploymentOf } from "../equivalence/deployment.js";
import { judged, shown } from "../equivalence/differences.js";
import { arbitrarySpec } from "../support/arbitrary.js";
import { environmentsOf } from "../support/overlay.js";
import { runs } from "../support/runs.js";

test("whatever spec compiles is the same in CloudFormation and Terraform, but for deliberate differences", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async (spec) => {
      for (const env of [undefined, ...environmentsOf(spec).slice(0, 1)]) {
        const deployment = await deploymentOf(stringify(spec), env);
        if (deployment === undefined) continue;
        made += 1;
        const { cloudFormation, terraform, main } = deployment;
        expect(judged(cloudFormation, terraform, main).unexcused.map(shown)).toEqual([]);
      }
    }),
    runs(60),
  );
  expect(made).toBeGreaterThan(runs(60).numRuns / 2);
});
