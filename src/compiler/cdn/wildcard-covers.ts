import {
  decisionWork,
  mayOverlap,
  step,
  wildcard,
  wildcardMatches,
  type Decision,
  type Wildcard,
  type Work,
} from "./wildcard.js";

/** Behind a star all that lies before it is beside the point: its states can do no more than the star's can. */
function pruned({ stars }: Wildcard, states: bigint): bigint {
  const reached = states & stars;
  if (reached === 0n) return states;
  let bit = 1n;
  for (let rest = reached >> 1n; rest !== 0n; rest >>= 1n) bit <<= 1n;
  return states & ~(bit - 1n);
}

/** The states hold a star at the very end: whatever follows is matched. */
const isUniversal = ({ canonical, accept, stars }: Wildcard, states: bigint): boolean =>
  canonical.endsWith("*") && (states & stars & (accept >> 1n)) !== 0n;

const isSubset = (some: readonly bigint[], all: readonly bigint[]): boolean =>
  some.every((states, index) => (states & (all[index] ?? 0n)) === states);

/** Letters that stand for the one that no pattern names, where a text has to be written down. */
const anyLetters = [..."xqzabcdefghijklmnoprstuvwy0123456789XQZ_-"];

interface Search {
  readonly isCovered: Decision;
  /** A text that `inner` matches and none of `outers`, where there is one. */
  readonly outside?: string;
}

/**
 * Walks `inner` one position at a time beside the sets of states that `outers` can be in (determinised while walking),
 * over the letters of both and one letter that occurs in neither, and looks for a text that only `inner` matches. Of two
 * sets at one position only the smaller matters. Cost: about length × length × letters steps; with `?` right behind `*`
 * the sets can be exponentially many, hence the budget, beyond which the answer is "unknown".
 */
function search(outers: readonly Wildcard[], inner: Wildcard, work?: Work): Search {
  const text = inner.canonical;
  if (inner.stars === 0n && inner.ones === 0n) {
    const isCovered = outers.some((outer) => wildcardMatches(outer.canonical, text));
    return isCovered ? { isCovered } : { isCovered, outside: text };
  }
  // The empty string is in no pattern: it stands for every letter that no pattern names.
  const letters = [...new Set(outers.flatMap((outer) => [...outer.literals.keys()])), ""];
  const other = anyLetters.find((letter) => !letters.includes(letter)) ?? "~";
  const seen: (readonly bigint[])[][] = Array.from({ length: text.length + 1 }, () => []);
  const pending: { readonly at: number; readonly sets: readonly bigint[]; readonly read: string }[] = [];
  let left = Math.min(decisionWork, work?.left ?? decisionWork);
  const before = left;
  const visit = (at: number, sets: readonly bigint[], read: string): void => {
    if (outers.some((outer, index) => isUniversal(outer, sets[index] ?? 0n))) return;
    const here = seen[at] ?? [];
    left -= here.length * outers.length + outers.length;
    if (here.some((smaller) => isSubset(smaller, sets))) return;
    seen[at] = [...here.filter((larger) => !isSubset(sets, larger)), sets];
    pending.push({ at, sets, read });
  };
  const after = (sets: readonly bigint[], letter: string): readonly bigint[] =>
    outers.map((outer, index) => pruned(outer, step(outer, sets[index] ?? 0n, letter)));
  const walk = (): Search => {
    visit(
      0,
      outers.map((outer) => pruned(outer, outer.start)),
      "",
    );
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { at, sets, read } = next;
      // Nothing of `outers` is left, and `inner` can always be completed.
      if (sets.every((states) => states === 0n)) {
        const rest = text.slice(at).replaceAll("*", "").replaceAll("?", other);
        return { isCovered: false, outside: read + rest };
      }
      if (at === text.length) {
        if (outers.every((outer, index) => ((sets[index] ?? 0n) & outer.accept) === 0n))
          return { isCovered: false, outside: read };
        continue;
      }
      const token = text.charAt(at);
      if (token === "*") visit(at + 1, sets, read);
      const taken = token === "*" || token === "?" ? letters : [token];
      for (const letter of taken)
        visit(token === "*" ? at : at + 1, after(sets, letter), read + (letter === "" ? other : letter));
      left -= taken.length * outers.length;
      if (left <= 0) return { isCovered: "unknown" };
    }
    return { isCovered: true };
  };
  const result = walk();
  if (work !== undefined) work.left -= before - left;
  return result;
}

/**
 * Decides nearly all pairs of patterns by one comparison: `inner` is read as a text in which its wildcards are letters that
 * no pattern names. Whoever does not take that text does not take them all. Where a star of an outer pattern took such a
 * letter, it would have taken any others as well, so that one pattern without `?` is enough; a `?` takes one letter
 * whichever it is, but not the several or none of a star.
 */
function quickly(outers: readonly string[], inner: string): Decision {
  const taking = outers.filter((outer) => wildcardMatches(outer, inner));
  if (taking.length === 0) return false;
  return !inner.includes("*") || taking.some((outer) => !outer.includes("?")) ? true : "unknown";
}

/** Patterns of which some text may be one of `inner`: most begin or end otherwise, and need no automaton. */
const near = (outers: readonly string[], inner: string): readonly Wildcard[] =>
  outers.filter((outer) => mayOverlap(outer, inner)).map(wildcard);

/** Whether every text that matches `inner` matches at least one of `outers`. Exact, within the budget of `search`. */
export function wildcardCovers(outers: readonly string[], inner: string, work?: Work): Decision {
  const quick = quickly(outers, inner);
  return quick === "unknown" ? search(near(outers, inner), wildcard(inner), work).isCovered : quick;
}

/** A text that matches `inner` and none of `outers`; undefined where there is none, or none within the budget. */
export const wildcardOutside = (outers: readonly string[], inner: string, work?: Work): string | undefined =>
  quickly(outers, inner) === true ? undefined : search(near(outers, inner), wildcard(inner), work).outside;
