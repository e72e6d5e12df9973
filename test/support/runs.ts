import fc from "fast-check";
import { arbitrarySpec, type SpecData } from "./arbitrary.js";
import { compiled, type Compiled } from "./compiled.js";

/** How often a property is tried; the environment variable WPSPEC_RUNS multiplies it. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.max(1, Math.round(count * Number(process.env["WPSPEC_RUNS"] ?? 1))),
});

/** Tries a property on generated specs that compile. A failure prints seed and smallest spec. */
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
    }),
    runs(count),
  );
}

/** Arbitrary specs with these values laid over them. */
export const specsWith = (change: (spec: SpecData) => SpecData): fc.Arbitrary<SpecData> => arbitrarySpec.map(change);
