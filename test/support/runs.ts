import fc from "fast-check";
import { arbitrarySpec } from "./arbitrary.js";
import { compiled, type Compiled } from "./compiled.js";
import { environmentsOf, inEnvironment, type SpecData } from "./overlay.js";

/** How often a property is tried; the environment variable WPSPEC_RUNS multiplies it. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.max(1, Math.round(count * Number(process.env["WPSPEC_RUNS"] ?? 1))),
});

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
      const made = await compiled(spec);
      fc.pre(made !== undefined);
      await property(made, spec);
      const [env] = environmentsOf(spec);
      if (env === undefined) return;
      const staged = await compiled(spec, env);
      // The environments of a spec without errors have none either, but for limits of what is printed.
      if (staged !== undefined) await property(staged, inEnvironment(spec, env));
    }),
    runs(count),
  );
}

/** Arbitrary specs with these values laid over them. */
export const specsWith = (
  change: (spec: SpecData) => SpecData,
  specs: fc.Arbitrary<SpecData> = arbitrarySpec,
): fc.Arbitrary<SpecData> => specs.map(change);
