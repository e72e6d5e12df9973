// @ts-check
/** @typedef {import("./read-language.mjs").Keys} Keys */

const head = `// Written by scripts/generate/10-language.mjs from spec/keys.yaml.
export type Tier = "lightsail" | "ec2" | "elastic";
export type Profile = "modern" | "whitepaper";

/** A default for one tier, one profile, or both; where neither is named, for all that is left. */
export interface DefaultCase {
  readonly tier?: Tier;
  readonly profile?: Profile;
  /** The last edition of the defaults in which this is the value. */
  readonly edition?: string;
  readonly value: unknown;
}

export type RefusedValues = readonly (string | number | boolean)[];

/** A key of the language: who can use it and what it is when nobody writes it. */
export interface KeyRow {
  /** Dotted; members of list items as \`list[].member\`. */
  readonly path: string;
  readonly tiers: readonly Tier[];
  /** The default in every tier and profile. */
  readonly default?: unknown;
  /** Defaults by tier and profile: the first that fits wins. */
  readonly defaults?: readonly DefaultCase[];
  /** How the default follows from other keys, in words. */
  readonly derived?: string;
  /** The derived default can be none. */
  readonly mayBeAbsent?: true;
  /** What this version does not compile: everything, or these values (by tier, too); \`mapping\` is any mapping. */
  readonly unsupported?: "all" | RefusedValues | { readonly [T in Tier]?: RefusedValues };
  /** The key that must be true before tier lightsail can use this one. */
  readonly lightsailNeeds?: string;
  readonly source: { readonly title: string; readonly checked: string };
}
`;

/** The table of keys in the order of spec/keys.yaml. @param {Keys} keys */
export const keysModule = (keys) =>
  [
    head,
    "export const keys: readonly KeyRow[] = [",
    ...Object.entries(keys).map(([path, row]) => `  ${JSON.stringify({ path, ...row })},`),
    "];",
    "",
  ].join("\n");
