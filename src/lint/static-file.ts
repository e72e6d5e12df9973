import { sessionFreePaths } from "../compiler/cdn/cookie-pack.js";
import { covers, matches } from "../compiler/cdn/pattern.js";
import { behaviors as table } from "../generated/facts.js";
import type { Facts, RuleChange } from "./rule.js";
import type { WrittenBehavior } from "./written-behaviors.js";

/** Where nothing but files lies, and files by their endings. */
const files: readonly string[] = [
  ...table.rows.flatMap(({ path, kind }) => (kind === "static" ? [path] : [])),
  ...sessionFreePaths,
];

export const isFile = (path: string): boolean => files.some((each) => matches(each, path));

/** Whether a pattern is known to take paths that are not files. */
export const mayBePages = (pattern: string): boolean => covers(files, pattern) === false;

/** Whether all that a pattern takes are files. */
const takesFilesOnly = (pattern: string): boolean => covers(files, pattern) === true;

/** An entry of files becomes one of kind static; undefined where pages may be among what it takes. */
export const asStatic = ({ at, behavior }: WrittenBehavior): RuleChange | undefined =>
  takesFilesOnly(behavior.path) ? { kind: "set", at: `${at}.kind`, to: "static" } : undefined;

/** Files such as every site has, with these endings. */
export const staticFiles = (extensions: readonly string[]): readonly string[] =>
  table.staticExamples.names.flatMap((name) => extensions.map((extension) => `/${name}.${extension}`));

/** The first of some files that a behavior answers; undefined where it answers none. */
export const fileOf = ({ cdn }: Facts, { behavior }: WrittenBehavior, paths: readonly string[]): string | undefined =>
  paths.find(
    (path) => matches(behavior.path, path) && cdn.behaviors.find((each) => matches(each.path, path)) === behavior,
  );
