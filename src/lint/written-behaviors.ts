import type { Behavior } from "../compiler/cdn/behavior.js";
import type { BehaviorTable } from "../compiler/cdn/behaviors.js";
import type { UserBehavior } from "../compiler/cdn/cdn-input.js";
import { feedPaths, sessionFreePaths } from "../compiler/cdn/cookie-pack.js";
import { matches, pathOutside, samePattern } from "../compiler/cdn/pattern.js";
import type { Work } from "../compiler/cdn/wildcard.js";
import { behaviors as table } from "../generated/facts.js";
import type { TierSpec } from "../generated/spec.js";

/** What a behavior changes in place: a path of WordPress that is never cached, one of a plugin or of the spec, … */
export type Replaced = "admin" | "uncached" | "static" | "pages";

/** An entry of `cdn.behaviors`, the behavior that it became, and requests that the behavior answers. */
export interface WrittenBehavior {
  readonly at: `cdn.behaviors.${number}`;
  readonly entry: UserBehavior;
  readonly behavior: Behavior;
  /** What of the standard behaviors it changes; undefined where it stands beside them. */
  readonly replaces: Replaced | undefined;
  /** A path that it answers: a file where it is for files, else a page where there is one. */
  readonly path: string;
  /** A path that it answers and WordPress answers by who asks; undefined where it has none but files and feeds. */
  readonly page: string | undefined;
}

/** Work for all searches of one spec together, in case that no plain path is found: some tenths of a second. */
const workOfOneSpec = 500_000;

const tails = ["", "/", "a/", "a", "a.css", "2026/11/a/", "q7.php"] as const;
const middles = ["a", "a/b", "", "q7"] as const;

/** Paths as people ask for them that a pattern takes, the plainest first. */
export function* plainPaths(pattern: string): Iterable<string> {
  const bare = pattern.startsWith("/") ? pattern : `/${pattern}`;
  const isOpen = bare.endsWith("*");
  const stem = isOpen ? bare.slice(0, -1) : bare;
  // Of a folder the folder itself, of `cart*` the page `/cart/`.
  const ends = isOpen ? (stem.endsWith("/") ? tails : ["/", ...tails]) : [""];
  for (const end of ends) for (const middle of middles) yield stem.replaceAll("*", middle).replaceAll("?", "1") + end;
}

/** The plainest path that a pattern takes. */
export function plainPath(pattern: string): string {
  for (const path of plainPaths(pattern)) if (matches(pattern, path)) return path;
  return pattern;
}

const indexOf = ({ because: [first = ""] }: Behavior): number | undefined => {
  const [, digits] = /^cdn\.behaviors\.(\d+)$/u.exec(first) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

function replacedBy({ path, because: [, second] }: Behavior): Replaced | undefined {
  if (second === undefined) return undefined;
  if (/^wordpress\.(?:plugins|uncachedPaths)\.\d+$/u.test(second)) return "uncached";
  if (second === "storage.static.paths") return "static";
  if (path === "*") return "pages";
  return table.rows.find((row) => samePattern(row.path, path))?.kind === "static" ? "static" : "admin";
}

/** Paths of which every reader gets the same answer. */
const sameForAll = [...sessionFreePaths, ...feedPaths];

/** Finds for each entry of `cdn.behaviors` that is reached at all the requests that show what it does. */
export function writtenBehaviors({ cdn }: TierSpec, { behaviors }: BehaviorTable): readonly WrittenBehavior[] {
  const work: Work = { left: workOfOneSpec };
  const entries = cdn.behaviors ?? [];
  const firstFor = (path: string): Behavior | undefined => behaviors.find((each) => matches(each.path, path));
  const isPage = (path: string): boolean => !sameForAll.some((each) => matches(each, path));
  return behaviors.flatMap((behavior, place): readonly WrittenBehavior[] => {
    const index = indexOf(behavior);
    const entry = index === undefined ? undefined : entries[index];
    if (index === undefined || entry === undefined) return [];
    const earlier = behaviors.slice(0, place).map(({ path }) => path);
    const plain = (isRight: (path: string) => boolean): string | undefined => {
      for (const path of plainPaths(behavior.path)) if (isRight(path) && firstFor(path) === behavior) return path;
      return undefined;
    };
    const found = (outers: readonly string[]): string | undefined => {
      const path = pathOutside(outers, behavior.path, work);
      return path !== undefined && firstFor(path) === behavior ? path : undefined;
    };
    const page = plain(isPage) ?? found([...earlier, ...sameForAll]);
    const file = behavior.kind === "static" ? plain((path) => !isPage(path)) : undefined;
    const path = file ?? page ?? plain(() => true) ?? found(earlier);
    if (path === undefined) return [];
    return [{ at: `cdn.behaviors.${index}`, entry, behavior, replaces: replacedBy(behavior), path, page }];
  });
}
