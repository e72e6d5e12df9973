import { levelText, type RuleEntry, tiersText } from "./rule-entry.js";
import type { RuleColors } from "./rules-text.js";
import { wrap } from "./wrap.js";

const fixes = {
  safe: "`wpspec lint --fix` makes it",
  suggested: "shown beside the finding, for you to decide",
  none: "by hand",
} as const;

const indented = (spec: string): string => spec.trimEnd().replaceAll(/^(?=.)/gmu, "  ");

/** All that is known of a rule, for people: why, how grave, where, what helps, who says so; a wrong spec and a right one. */
export function explainText(entry: RuleEntry, { bold, dim }: RuleColors, width: number): string {
  const { id, source, page } = entry;
  const rows = [
    ["Level", levelText(entry)],
    ["Tiers", tiersText(entry)],
    ...(page === undefined ? [] : [["Fix", fixes[page.fix]]]),
    ["Source", source],
  ].map(([name = "", value = ""]) => `${dim(name.padEnd(6))}  ${wrap(value, width, " ".repeat(8)).join("\n")}`);
  const why = page?.why.split("\n\n").map((paragraph) => wrap(paragraph, width, "").join("\n")) ?? [];
  const specs =
    page === undefined
      ? []
      : [`${bold("Wrong")}\n\n${indented(page.wrong)}`, `${bold("Right")}\n\n${indented(page.right)}`];
  return `${[bold(id), ...why, rows.join("\n"), ...specs].join("\n\n")}\n`;
}
