import { decisionWork, step, type Wildcard, type Work } from "./wildcard.js";

/** A text, that there is none, or that it would take more work to find out than a pattern is worth. */
export type Witness = { readonly text: string } | "none" | "unknown";

/** Letters that stand for all which no pattern names; the first one that none names is taken. */
const others = "xzqjkvwy0123456789abcdefghilmnoprstu";

const accepts = ({ accept }: Wildcard, states: bigint): boolean => (states & accept) !== 0n;

/**
 * The shortest text that matches all of `within` and none of `without`.
 *
 * Exact: walks all patterns side by side, letter by letter, over the letters that they name and one that none names; where
 * each of them is, is one set of states, and no combination is looked at twice. Cost: combinations × letters × patterns, for
 * ordinary lists some thousands of steps; beyond the budget the answer is "unknown".
 */
export function wildcardWitness(within: readonly Wildcard[], without: readonly Wildcard[], work?: Work): Witness {
  const all = [...within, ...without];
  const named = new Set(all.flatMap((each) => [...each.literals.keys()]));
  const letters = [...named, [...others].find((letter) => !named.has(letter)) ?? "\u00ff"].sort(readable);
  let left = Math.min(decisionWork, work?.left ?? decisionWork);
  const before = left;
  const isFound = (sets: readonly bigint[]): boolean =>
    all.every((each, index) => accepts(each, sets[index] ?? 0n) === index < within.length);
  const search = (): Witness => {
    const start = all.map((each) => each.start);
    const seen = new Set([start.join()]);
    // Breadth first, so that the first text is a shortest one.
    let texts: readonly { readonly text: string; readonly sets: readonly bigint[] }[] = [{ text: "", sets: start }];
    while (texts.length > 0) {
      const found = texts.find(({ sets }) => isFound(sets));
      if (found !== undefined) return { text: found.text };
      const longer: { readonly text: string; readonly sets: readonly bigint[] }[] = [];
      for (const { text, sets } of texts) {
        for (const letter of letters) {
          left -= all.length;
          if (left <= 0) return "unknown";
          const next = all.map((each, index) => step(each, sets[index] ?? 0n, letter));
          if (within.some((_, index) => next[index] === 0n) || seen.has(next.join())) continue;
          seen.add(next.join());
          longer.push({ text: text + letter, sets: next });
        }
      }
      texts = longer;
    }
    return "none";
  };
  const witness = search();
  if (work !== undefined) work.left -= before - left;
  return witness;
}

/** Letters before digits before signs: of texts of one length the most readable is found first. */
function readable(one: string, other: string): number {
  const rank = (letter: string): number => (/[a-z]/.test(letter) ? 0 : /[A-Z0-9]/.test(letter) ? 1 : 2);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
