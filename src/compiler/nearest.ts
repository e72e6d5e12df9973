import { distance } from "fastest-levenshtein";

/* Longer words are no typing mistakes, and the distance of two long texts takes time. */
const longestWord = 64;

/** The word that was probably meant: fewest typing mistakes, at most one for every three letters; the first of equals. */
export function nearest(
  word: string,
  candidates: readonly string[],
  most = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const mistakes = distance(word.toLowerCase(), candidate.toLowerCase());
    if (mistakes < least) {
      best = candidate;
      least = mistakes;
    }
  }
  return best;
}
