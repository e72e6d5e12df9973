import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { keys } from "../../src/generated/keys.js";
import { compile } from "../../src/index.js";
import { arbitrarySpecOf, isRefused, tiers, type Tier } from "../support/arbitrary.js";
import { file } from "../support/compiled.js";
import { environmentsOf } from "../support/overlay.js";
import { runs } from "../support/runs.js";

const samples = new Map(
  tiers.map((tier) => [tier, fc.sample(arbitrarySpecOf(tier), { ...runs(400), seed: 20_261_123 })] as const),
);

/** Dotted paths of everything that is written in a spec; items of lists as `[]`. */
function* pathsOf(value: unknown, path = ""): Iterable<string> {
  if (path !== "") yield path;
  if (Array.isArray(value)) for (const item of value) yield* pathsOf(item, `${path}[]`);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) yield* pathsOf(inside, path === "" ? key : `${path}.${key}`);
  }
}

test.each(tiers)(
  "generated specs of tier %s compile, nine of ten, and the others say why not and make nothing",
  async (tier) => {
    let good = 0;
    const reasons = new Map<string, number>();
    const sample = (samples.get(tier) ?? []).slice(0, 80);
    for (const spec of sample) {
      const { artifacts, findings } = await compile(stringify(spec), { file, target: "cfn", format: "json" });
      const errors = findings.filter(({ severity }) => severity === "error");
      if (errors.length === 0) good++;
      expect(artifacts.length > 0).toBe(errors.length === 0);
      for (const { code } of errors) reasons.set(code, (reasons.get(code) ?? 0) + 1);
    }
    expect(good / sample.length, JSON.stringify([...reasons])).toBeGreaterThanOrEqual(0.9);
  },
);

/** Whether this version compiles nothing under a path for the tier: the key as a whole, or mappings there. */
const isRefusedUnder = (tier: Tier, path: string): boolean =>
  keys.some(
    (row) =>
      (isRefused(tier, row.path, undefined) &&
        (path === row.path || path.startsWith(`${row.path}.`) || path.startsWith(`${row.path}[]`))) ||
      (isRefused(tier, row.path, "mapping") && path.startsWith(`${row.path}.`)),
  );

test.each(tiers)(
  "generated specs of tier %s write every key that this version compiles for it, environments too",
  (tier) => {
    const sample = samples.get(tier) ?? [];
    const written = new Set(sample.flatMap((spec) => [...pathsOf(spec)]));
    const usable = keys
      .filter((row) => (row.tiers as readonly string[]).includes(tier) && !isRefusedUnder(tier, row.path))
      .map(({ path }) => path);
    expect(usable.filter((path) => !written.has(path))).toEqual([]);
    // An overlay says something of every group at one time or another.
    const overlaid = new Set(
      sample.flatMap((spec) =>
        environmentsOf(spec).flatMap((env) => Object.keys((spec["environments"] as Record<string, object>)[env] ?? {})),
      ),
    );
    const groups = new Set(usable.map((path) => path.split(".")[0] ?? ""));
    for (const fixed of ["version", "name", "tier", "environments"]) groups.delete(fixed);
    expect([...groups].filter((group) => !overlaid.has(group))).toEqual([]);
  },
);
