import { levelText, type RuleEntry, shortWhy, tiersText } from "./rule-entry.js";
import { visible } from "./visible.js";

type Paint = (text: string) => string;

/** The colors of texts about rules. */
export interface RuleColors {
  readonly bold: Paint;
  readonly dim: Paint;
}

/** What a rule says beside its id: how grave, of which tiers, and whether `--fix` can help. */
const facts = (entry: RuleEntry): string =>
  [levelText(entry), `tiers ${tiersText(entry)}`, ...(entry.page === undefined ? [] : [`fix ${entry.page.fix}`])].join(
    " · ",
  );

/** Rules in order, two lines each: what it is, and in one sentence why. */
export function rulesText(entries: readonly RuleEntry[], { bold, dim }: RuleColors): string {
  return entries
    .map((entry) => {
      const why = shortWhy(entry);
      return `${bold(visible(entry.id))}  ${dim(facts(entry))}\n${why === undefined ? "" : `  ${why}\n`}`;
    })
    .join("");
}

/** A rule as an object for other programs; without a page it has no `fix` and no `why`. */
const ruleJson = (entry: RuleEntry): object => ({
  id: entry.id,
  level: entry.levels,
  tiers: entry.tiers,
  source: entry.source,
  ...(entry.page === undefined ? {} : { fix: entry.page.fix, why: entry.page.why }),
});

/** Rules as one JSON document. */
export const rulesJson = (entries: readonly RuleEntry[]): string =>
  `${JSON.stringify({ version: 1, rules: entries.map(ruleJson) }, undefined, 2)}\n`;

/** One rule as a JSON document, with its specs. */
export const ruleJsonText = (entry: RuleEntry): string =>
  `${JSON.stringify({ version: 1, ...ruleJson(entry), ...(entry.page === undefined ? {} : { wrong: entry.page.wrong, right: entry.page.right }) }, undefined, 2)}\n`;
