import { behaviors as table } from "../../generated/facts.js";
import { byCodeUnit } from "../order.js";
import type { CdnInput } from "./cdn-input.js";
import {
  cookiePack,
  coreCookies,
  neverVarying,
  sessionFreePaths,
  type CookiePack,
  type PackCookie,
} from "./cookie-pack.js";
import { coversCookie, withoutCovered } from "./cookie-names.js";
import { contains, overlaps } from "./pattern.js";

/** Room in a policy: number of entries, and bytes of their names. */
export interface CookieRoom {
  readonly entries: number;
  nameBytes(entries: number): number;
}

/** Cookie patterns that vary the pages under a path, and what they were before merging, when that was necessary. */
export interface VaryingCookies {
  readonly names: readonly string[];
  readonly unmerged: readonly string[] | undefined;
}

interface Entry {
  readonly name: string;
  readonly pack: string;
}

const user = "wordpress.cookies";

/** Undecided counts as "yes": a cookie too many costs hits, one too few shows a page to the wrong reader. */
const isUsedUnder = (path: string, cookie: PackCookie): boolean =>
  cookie.varies === "key" &&
  cookie.onlyWith === undefined &&
  cookie.paths.some((each) => overlaps(each, path) !== false);

const isSessionFree = (path: string): boolean => sessionFreePaths.some((each) => contains(each, path) === true);

function candidates(input: CdnInput, path: string, packs: readonly CookiePack[]): readonly Entry[] {
  const core =
    input.table === "whitepaper"
      ? table.whitepaperCookies.names
      : coreCookies.filter((cookie) => isUsedUnder(path, cookie)).map(({ name }) => name);
  return [
    ...core.map((name) => ({ name, pack: "core" })),
    ...packs.flatMap((pack) =>
      pack.cookies.filter((cookie) => isUsedUnder(path, cookie)).map(({ name }) => ({ name, pack: pack.name })),
    ),
    ...[...input.cookies].sort(byCodeUnit).map((name) => ({ name, pack: user })),
  ];
}

const fits = (entries: readonly Entry[], room: CookieRoom): boolean =>
  entries.length <= room.entries &&
  entries.reduce((sum, { name }) => sum + name.length, 0) <= room.nameBytes(entries.length);

/** Replaces the entries that one pattern of their pack takes, if these are several. */
function mergedInto(entries: readonly Entry[], pack: CookiePack): readonly Entry[] {
  const { mergeTo } = pack;
  if (mergeTo === undefined) return entries;
  const taken = entries.filter((entry) => entry.pack === pack.name && coversCookie(mergeTo, entry.name));
  const [first] = taken;
  if (first === undefined || taken.length < 2) return entries;
  const rest = new Set(taken.slice(1));
  return withoutCovered(
    entries.filter((entry) => !rest.has(entry)).map((entry) => (entry === first ? { ...entry, name: mergeTo } : entry)),
  );
}

/**
 * The cookies that vary pages under `path` of a front-end behavior, no more (each entry is needed) and no fewer:
 * WordPress's own, those of the plugin packs, those of `wordpress.cookies`.
 *
 * Where they do not fit a policy: first the spec's entries for cookies that never vary a page are left out, then the
 * cookies of one pack after the other are merged into its pattern, until they fit. No cookie that varies a page is ever
 * left out: if that does not suffice, all are returned, and the caller says so.
 */
export function varyingCookies(input: CdnInput, path: string, room: CookieRoom): VaryingCookies {
  if (isSessionFree(path)) return { names: [], unmerged: undefined };
  const packs = [...new Set(input.plugins)]
    .sort(byCodeUnit)
    .map(cookiePack)
    .filter((pack) => pack !== undefined);
  const all = withoutCovered(candidates(input, path, packs));
  const names = (entries: readonly Entry[]): readonly string[] => entries.map(({ name }) => name);
  if (fits(all, room)) return { names: names(all), unmerged: undefined };
  let entries: readonly Entry[] = all.filter(
    ({ name, pack }) => pack !== user || !neverVarying.some((never) => coversCookie(never, name)),
  );
  for (const pack of packs) if (!fits(entries, room)) entries = mergedInto(entries, pack);
  const isChanged = names(entries).join(" ") !== names(all).join(" ");
  return { names: names(entries), unmerged: isChanged ? names(all) : undefined };
}
