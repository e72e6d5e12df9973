import { isDeepStrictEqual } from "node:util";

/** A spec as plain data, before it is printed. */
export type SpecData = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is SpecData =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON Merge Patch as RFC 7396 has it, in the tests' own words: `null` deletes, mappings merge, all else replaces. */
export function merged(base: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const result: Record<string, unknown> = isMapping(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

/** The patch that makes `wanted` of `base`. */
export function patchBetween(base: SpecData, wanted: SpecData): SpecData {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(base)) if (!Object.hasOwn(wanted, key)) patch[key] = null;
  for (const [key, value] of Object.entries(wanted)) {
    const old = base[key];
    if (isDeepStrictEqual(old, value)) continue;
    patch[key] = isMapping(old) && isMapping(value) ? patchBetween(old, value) : value;
  }
  return patch;
}

/** The names of a spec's environments. */
export const environmentsOf = (spec: SpecData): readonly string[] => Object.keys(spec["environments"] ?? {});

/** What a spec is in one of its environments, as a spec of its own: all that the overlay says, and the name. */
export function inEnvironment(spec: SpecData, env: string): SpecData {
  const { environments, ...base } = spec;
  const name = `${String(spec["name"])}-${env}`;
  return { ...(merged(base, (environments as SpecData)[env]) as SpecData), name };
}
