import fc from "fast-check";
import { arbitrarySpec } from "./arbitrary.js";
import { compiled, type Compiled } from "./compiled.js";
import { environmentsOf, inEnvironment, type SpecData } from "./overlay.js";

/** How often a property is tried; the environment variable WPSPEC_RUNS multiplies it. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.max(1, Math.round(count * Number(process.env["WPSPEC_RUNS"] ?? 1))),
});

/** A spec that compiles, and the first of its environments, with what each is a spec of; empty when it has errors. */
export async function versionsOf(
  spec: SpecData,
): Promise<readonly { readonly made: Compiled; readonly data: SpecData }[]> {
  const made = await compiled(spec);
  if (made === undefined) return [];
  const [env] = environmentsOf(spec);
  const staged = env === undefined ? undefined : await compiled(spec, env);
  const own = { made, data: spec };
  // The environments of a spec without errors have none either, but for limits of what is printed.
  return env === undefined || staged === undefined ? [own] : [own, { made: staged, data: inEnvironment(spec, env) }];
}

/**
 * Tries a property on generated specs that compile, and on one environment of each that has some: `spec` is then what
 * the overlay makes of it. A failure prints seed and smallest spec.
 */
export async function forSpecs(
  count: number,
  property: (compiled: Compiled, spec: SpecData) => void | Promise<void>,
  specs: fc.Arbitrary<SpecData> = arbitrarySpec,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(specs, async (spec) => {
      const versions = await versionsOf(spec);
      fc.pre(versions.length > 0);
      for (const { made, data } of versions) await property(made, data);
    }),
    runs(count),
  );
}

/** Arbitrary specs with these values laid over them. */
export const specsWith = (
  change: (spec: SpecData) => SpecData,
  specs: fc.Arbitrary<SpecData> = arbitrarySpec,
): fc.Arbitrary<SpecData> => specs.map(change);
