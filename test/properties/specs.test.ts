import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { keys } from "../../src/generated/keys.js";
import { compile } from "../../src/index.js";
import { arbitrarySpec } from "../support/arbitrary.js";
import { file } from "../support/compiled.js";
import { runs } from "../support/runs.js";

const sample = fc.sample(arbitrarySpec, { ...runs(200), seed: 20_261_123 });

/** Dotted paths of everything that is written in a spec; items of lists as `[]`. */
function* pathsOf(value: unknown, path = ""): Iterable<string> {
  if (path !== "") yield path;
  if (Array.isArray(value)) for (const item of value) yield* pathsOf(item, `${path}[]`);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) yield* pathsOf(inside, path === "" ? key : `${path}.${key}`);
  }
}

test("generated specs compile, nine of ten, and the others say why not and make nothing", async () => {
  let good = 0;
  const reasons = new Map<string, number>();
  for (const spec of sample) {
    const { artifacts, findings } = await compile(stringify(spec), { file, target: "cfn", format: "json" });
    const errors = findings.filter(({ severity }) => severity === "error");
    if (errors.length === 0) good++;
    expect(artifacts.length > 0).toBe(errors.length === 0);
    for (const { code } of errors) reasons.set(code, (reasons.get(code) ?? 0) + 1);
  }
  expect(good / sample.length, JSON.stringify([...reasons])).toBeGreaterThanOrEqual(0.9);
});

test("generated specs write every key that this version compiles for the tier", () => {
  const written = new Set(sample.flatMap((spec) => [...pathsOf(spec)]));
  const isRefused = (path: string): boolean =>
    keys.some(
      (row) =>
        (row.unsupported === "all" &&
          (path === row.path || path.startsWith(`${row.path}.`) || path.startsWith(`${row.path}[]`))) ||
        (Array.isArray(row.unsupported) && row.unsupported.includes("mapping") && path.startsWith(`${row.path}.`)),
    );
  const missing = keys
    .filter(({ path, tiers }) => (tiers as readonly string[]).includes("elastic") && !isRefused(path))
    .map(({ path }) => path)
    .filter((path) => !written.has(path));
  expect(missing).toEqual([]);
});
