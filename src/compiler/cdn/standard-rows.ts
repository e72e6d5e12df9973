import { behaviors as table } from "../../generated/facts.js";
import { byCodeUnit } from "../order.js";
import type { Kind } from "./behavior.js";
import type { CdnInput } from "./cdn-input.js";
import { cookiePack } from "./cookie-pack.js";
import { contains, normalize } from "./pattern.js";

/** Rows for a network of sites stand in both kinds of network. */
const isWhen = (when: "always" | "network" | "subdirectory", multisite: CdnInput["multisite"]): boolean =>
  when === "always" || when === multisite || (when === "network" && multisite !== "none");

/** A behavior before its fields: where it stands and why it is there. */
export interface Row {
  readonly path: string;
  readonly kind: Kind;
  readonly because: readonly string[];
}

/** Standard rows in emitted order; the user's own behaviors come between `admin` and `static`. */
export interface StandardRows {
  readonly admin: readonly Row[];
  readonly static: readonly Row[];
  readonly last: Row;
}

/**
 * Whether the static origin is in use at all. With several sites one path means different files, which S3 cannot tell.
 */
export const hasStaticOrigin = (input: CdnInput): boolean => input.offload && !input.hasSites;

/** Rows that say nothing new, because an earlier one of the same kind takes all of their paths, are left out. */
function withoutRepeats(rows: readonly Row[]): readonly Row[] {
  const kept: Row[] = [];
  for (const row of rows) if (!kept.some((earlier) => contains(earlier.path, row.path) === true)) kept.push(row);
  return kept;
}

/** Patterns that another one of the list does not take whole; of equals the first stays. */
const withoutInner = (paths: readonly string[]): readonly string[] =>
  paths.filter(
    (path, index) =>
      !paths.some(
        (other, place) =>
          place !== index && contains(other, path) === true && (place < index || contains(path, other) !== true),
      ),
  );

function packPaths(input: CdnInput): readonly Row[] {
  const plugins = input.plugins.map((name, index) => ({ name, index }));
  return plugins
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap(({ name, index }) =>
      (cookiePack(name)?.uncachedPaths ?? []).map(({ path }): Row => ({
        path,
        kind: "admin",
        because: [`wordpress.plugins.${index}`],
      })),
    );
}

/** The standard behaviors of a spec (whitepaper, Appendix A, Table 1), with the paths of packs and of the spec. */
export function standardRows(input: CdnInput): StandardRows {
  const isUsed = (row: (typeof table.rows)[number]): boolean =>
    row.tables.some((name) => name === input.table) && isWhen(row.when, input.multisite);
  const rows = table.rows.filter(isUsed).map(({ path, kind, when }): Row => ({
    path,
    kind,
    because: when === "always" ? ["cdn.enabled"] : ["wordpress.multisite"],
  }));
  const uncached = input.uncachedPaths.map((path, index): Row => ({
    path: normalize(path),
    kind: "admin",
    because: [`wordpress.uncachedPaths.${index}`],
  }));
  const offloaded = hasStaticOrigin(input) ? input.staticPaths : [];
  const ofBucket = withoutInner(offloaded.map(normalize)).map((path): Row => ({
    path,
    kind: "static",
    because: ["storage.static.paths"],
  }));
  const statics = rows.filter(({ kind }) => kind === "static");
  // A static path that is a standard one keeps its place in the table.
  const further = ofBucket.filter(({ path }) => !statics.some((row) => row.path === path));
  return {
    admin: withoutRepeats([...rows.filter(({ kind }) => kind === "admin"), ...packPaths(input), ...uncached]),
    static: withoutRepeats([...further, ...statics]),
    last: {
      path: "*",
      kind: "frontend",
      because: ["cdn.pageTtlSeconds", "cdn.deviceVariants", "wordpress.plugins", "wordpress.cookies"],
    },
  };
}
