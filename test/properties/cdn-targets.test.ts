import fc from "fast-check";
import { expect, test } from "vitest";
import { repaired } from "../support/arbitrary-repair.js";
import { behaviorsRead, type ReadBehavior, type Taken } from "../support/cdn-table.js";
import { compiled } from "../support/compiled.js";
import { forSpecs, runs, specsWith } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { list, mapping, type Json } from "../support/template.js";
import { terraformOf } from "../support/terraform-json.js";

const delivered = specsWith((spec) => repaired({ ...spec, cdn: { ...(spec["cdn"] as object), enabled: true } }));

/** The patterns of a configuration's distribution in matching order, the default last as `*`. */
function terraformPaths(spec: string, env: string | undefined): readonly string[] {
  const distributions = Object.values(terraformOf(spec, env)?.resource["aws_cloudfront_distribution"] ?? {});
  return distributions.flatMap((distribution) => {
    const ordered = list(distribution["ordered_cache_behavior"] as Json | undefined).map(mapping);
    expect(distribution["default_cache_behavior"]).toBeDefined();
    return [...ordered.map((each) => String(each["path_pattern"])), "*"];
  });
}

test("behaviors stand in one order in CloudFormation and in Terraform, so that both answer a path by the same one", async () => {
  let most = 0;
  await forSpecs(
    60,
    ({ main, text, env }, data) => {
      const paths = behaviorsRead(main).map(({ path }) => path);
      // An environment may go without CloudFront.
      expect(paths.length > 0).toBe(settled(data, { env }).hasCdn);
      expect(terraformPaths(text, env)).toEqual(paths);
      most = Math.max(most, paths.length);
    },
    delivered,
  );
  expect(most).toBeGreaterThan(4);
});

/** Items as both styles can say them: a list in one order; undefined for what legacy has no words for. */
function sayable(items: Taken): unknown {
  if (items.which === "except") return undefined;
  return items.which === "only" ? { which: "only", names: items.names.toSorted() } : { which: items.which };
}

function checkAlike(one: ReadBehavior, other: ReadBehavior, isMerged: boolean): void {
  const { path } = one;
  expect([other.origin, other.methods, other.viewerProtocol], path).toEqual([
    one.origin,
    one.methods,
    one.viewerProtocol,
  ]);
  const { headers, cookies, queryStrings } = one.forwarded;
  if (!isMerged) expect(sayable(other.forwarded.cookies), path).toEqual(sayable(cookies));
  const said = sayable(headers);
  if (said !== undefined) expect(sayable(other.forwarded.headers), path).toEqual(said);
  const isListed = queryStrings.which === "only" || queryStrings.which === "except";
  expect(other.forwarded.queryStrings, path).toEqual(isListed ? { which: "all" } : queryStrings);
  if (said !== undefined) expect(other.maxTtl, path).toBe(one.maxTtl);
}

test("policies and legacy are emitted alike, but for what ForwardedValues cannot say", async () => {
  let pairs = 0;
  await fc.assert(
    fc.asyncProperty(delivered, async (spec) => {
      const inStyle = (forwarding: string) => compiled({ ...spec, cdn: { ...(spec["cdn"] as object), forwarding } });
      const [one, other] = [await inStyle("policies"), await inStyle("legacy")];
      // Each style has limits of its own: a spec beyond one of them has errors there, and nothing to compare.
      fc.pre(one !== undefined && other !== undefined);
      const [policies, legacy] = [behaviorsRead(one.main), behaviorsRead(other.main)];
      expect(legacy.map(({ path }) => path)).toEqual(policies.map(({ path }) => path));
      const isMerged = [...one.findings, ...other.findings].some(({ code }) => code === "cdn/cookies-merged");
      for (const [index, each] of policies.entries()) {
        const twin = legacy[index];
        if (twin === undefined) throw new Error("The lists are equally long.");
        checkAlike(each, twin, isMerged);
        pairs += 1;
      }
    }),
    runs(40),
  );
  expect(pairs).toBeGreaterThan(runs(40).numRuns);
});
