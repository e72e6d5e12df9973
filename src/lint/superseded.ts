import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";

/** A finding with its place in the spec. */
export type Placed = Diagnostic & { readonly path: string };

const levels: readonly Diagnostic["severity"][] = ["info", "warning", "error"];

/** Whether one place of the spec is the other or lies inside it. */
const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/**
 * The findings without those that another says already: at the same place, around it or inside it, and no milder.
 * `supersededBy` is what a rule has in its list.
 */
export function withoutSuperseded(
  found: readonly Placed[],
  supersededBy: (code: string) => readonly string[],
): readonly Placed[] {
  const isSaidBy = (winner: Placed, loser: Placed): boolean =>
    supersededBy(winner.code).includes(loser.code) &&
    levels.indexOf(winner.severity) >= levels.indexOf(loser.severity) &&
    (isWithin(loser.path, winner.path) || isWithin(winner.path, loser.path));
  return found.filter((each) => !found.some((other) => isSaidBy(other, each)));
}
