import { sessionFreePaths } from "../compiler/cdn/cookie-pack.js";
import { covers, matches } from "../compiler/cdn/pattern.js";
import { behaviors as table } from "../generated/facts.js";
import { answerTo, requestFor } from "./requests.js";
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

/** A file such as every site has, with one of these endings, that a behavior answers; undefined where it answers none. */
export const staticFileOf = (
  facts: Facts,
  { behavior }: WrittenBehavior,
  extensions: readonly string[],
): string | undefined =>
  table.staticExamples.names
    .flatMap((name) => extensions.map((extension) => `/${name}.${extension}`))
    .find((path) => matches(behavior.path, path) && answerTo(facts, requestFor(facts, path)).behavior === behavior);
