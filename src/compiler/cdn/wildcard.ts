/**
 * Wildcards as CloudFront has them, in paths and in cookie names: `*` is any number of characters, `?` is one, all else
 * stands for itself, and the whole text must match. (Amazon CloudFront Developer Guide, Cache behavior settings.)
 *
 * A pattern is a small automaton: state i means that i tokens are behind us. A set of states is one bigint, bit i for
 * state i, so that a step costs a few machine words. Bits of a star include what follows it, for a star may be empty.
 */
export interface Wildcard {
  /** Runs of wildcards in one order (`?` before one `*`): patterns that differ in that alone are the same. */
  readonly canonical: string;
  readonly start: bigint;
  readonly accept: bigint;
  readonly stars: bigint;
  readonly ones: bigint;
  readonly literals: ReadonlyMap<string, bigint>;
}

/** A decision, or that it would take more work than a pattern is worth. */
export type Decision = boolean | "unknown";

/** Work that decisions may still do; shared between them, so that many hard patterns cannot add up to a hang. */
export interface Work {
  left: number;
}

/** Steps one decision may take: 100,000 are some tens of milliseconds, and ordinary patterns need under a thousand. */
export const decisionWork = 100_000;

/** A pattern with its runs of wildcards in one order; most have none. */
export function canonicalText(pattern: string): string {
  if (!/[*?][*?]/u.test(pattern)) return pattern;
  let text = "";
  let ones = 0;
  let hasStar = false;
  const flush = (): void => {
    text += "?".repeat(ones) + (hasStar ? "*" : "");
    ones = 0;
    hasStar = false;
  };
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern.charAt(index);
    if (letter === "*") hasStar = true;
    else if (letter === "?") ones++;
    else {
      flush();
      text += letter;
    }
  }
  flush();
  return text;
}

const withEmptyStars = (states: bigint, stars: bigint): bigint => states | ((states & stars) << 1n);

/** Cost: linear in the pattern. */
export function wildcard(pattern: string): Wildcard {
  const canonical = canonicalText(pattern);
  const literals = new Map<string, bigint>();
  let stars = 0n;
  let ones = 0n;
  for (let index = 0; index < canonical.length; index++) {
    const bit = 1n << BigInt(index);
    const letter = canonical.charAt(index);
    if (letter === "*") stars |= bit;
    else if (letter === "?") ones |= bit;
    else literals.set(letter, (literals.get(letter) ?? 0n) | bit);
  }
  return { canonical, start: withEmptyStars(1n, stars), accept: 1n << BigInt(canonical.length), stars, ones, literals };
}

/** The states after one more letter; a letter that no pattern names (or "") is taken by wildcards only. */
export function step({ literals, ones, stars }: Wildcard, states: bigint, letter: string): bigint {
  const moved = (states & ((literals.get(letter) ?? 0n) | ones)) << 1n;
  return withEmptyStars(moved | (states & stars), stars);
}

const [any, one] = ["*".charCodeAt(0), "?".charCodeAt(0)];

/**
 * Whether a text matches a pattern. What the last star takes is all that ever has to be tried again, for what came before
 * it matched as early as it could. Cost: linear in the text for one star, at most the product of both lengths.
 */
export function wildcardMatches(pattern: string, text: string): boolean {
  let [at, place, star, taken] = [0, 0, -1, 0];
  while (place < text.length) {
    const letter = at < pattern.length ? pattern.charCodeAt(at) : -1;
    if (letter === any) {
      star = at;
      taken = place;
      at += 1;
    } else if (letter === one || letter === text.charCodeAt(place)) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      taken += 1;
      place = taken;
    } else return false;
  }
  while (pattern.charCodeAt(at) === any) at += 1;
  return at === pattern.length;
}

/**
 * A cheap look at two pattern texts: false when their beginnings or ends differ before the first or behind the last
 * wildcard, so that no text can match both. True decides nothing.
 */
export function mayOverlap(one: string, other: string): boolean {
  const isWild = (letter: string): boolean => letter === "*" || letter === "?";
  const agree = (letterOf: (text: string, index: number) => string): boolean => {
    for (let index = 0; ; index++) {
      const [a, b] = [letterOf(one, index), letterOf(other, index)];
      if (isWild(a) || isWild(b) || (a === "" && b === "")) return true;
      if (a !== b) return false;
    }
  };
  return agree((text, index) => text.charAt(index)) && agree((text, index) => text.charAt(text.length - 1 - index));
}

/**
 * Whether some text matches both. Exact. Without `?` the ends decide, for between its ends a pattern with a star takes
 * anything, that of the other one included; else it is a search of the pairs of positions, at most the product of the two
 * lengths, and "unknown" only where that product is beyond `decisionWork` (two patterns of over 300 characters).
 */
export function wildcardOverlaps(one: string, other: string): Decision {
  if (!mayOverlap(one, other)) return false;
  if (!/[*?]/u.test(one)) return wildcardMatches(other, one);
  if (!/[*?]/u.test(other)) return wildcardMatches(one, other);
  return (!one.includes("?") && !other.includes("?")) || pairsMeet(canonicalText(one), canonicalText(other));
}

function pairsMeet(a: string, b: string): Decision {
  const width = b.length + 1;
  if ((a.length + 1) * width > decisionWork) return "unknown";
  const seen = new Uint8Array((a.length + 1) * width);
  const pending: number[] = [0];
  const visit = (i: number, j: number): void => {
    const place = i * width + j;
    if (seen[place] === 1) return;
    seen[place] = 1;
    pending.push(place);
  };
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const i = Math.floor(place / width);
    const j = place % width;
    if (i === a.length && j === b.length) return true;
    const left = a.charAt(i);
    const right = b.charAt(j);
    // A star ends, or takes the letter that the other pattern asks for.
    if (left === "*") {
      visit(i + 1, j);
      if (right !== "" && right !== "*") visit(i, j + 1);
    }
    if (right === "*") {
      visit(i, j + 1);
      if (left !== "" && left !== "*") visit(i + 1, j);
    }
    const bothOne = left !== "" && left !== "*" && right !== "" && right !== "*";
    if (bothOne && (left === right || left === "?" || right === "?")) visit(i + 1, j + 1);
  }
  return false;
}
