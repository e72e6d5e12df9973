import type { Severity } from "../compiler/diagnostics/diagnostic.js";

/** What is known of a rule: of each what its code says, and with its page why, and how it looks wrong and right. */
export interface RuleEntry {
  readonly id: string;
  readonly levels: { readonly modern: Severity | "off"; readonly whitepaper: Severity | "off" };
  readonly tiers: readonly string[];
  readonly source: string;
  /** What its page says; undefined where it has none. */
  readonly page?: RulePage | undefined;
}

/** A file of docs/rules/: lines of a paragraph joined, paragraphs apart by an empty line; specs as they stand. */
export interface RulePage {
  readonly why: string;
  readonly level: string;
  readonly tiers: string;
  readonly fix: "safe" | "suggested" | "none";
  readonly source: string;
  readonly wrong: string;
  readonly right: string;
}

/* As much as people read in a list. */
const shortest = 160;

/** Why a rule is there, in a line: the first sentence, and those after it that have room; undefined where nobody says it. */
export function shortWhy({ page }: RuleEntry): string | undefined {
  const [first, ...more] = page?.why.replace(/\n\n[^]*$/u, "").split(/(?<=[.!?]) (?=[^a-z])/u) ?? [];
  let line = first;
  for (const sentence of more) {
    if (line === undefined || line.length + 1 + sentence.length > shortest) break;
    line = `${line} ${sentence}`;
  }
  return line;
}

/** `error`, or `warning; in profile whitepaper off`, as the page says it. */
export const levelText = ({ levels: { modern, whitepaper } }: RuleEntry): string =>
  modern === whitepaper ? modern : `${modern}; in profile whitepaper ${whitepaper}`;

/** `all`, or those it is about, as the page says it. */
export const tiersText = ({ tiers }: RuleEntry): string => (tiers.length === 3 ? "all" : tiers.join(", "));
