import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRuleBook } from "../../src/cli/rule-book.js";
import { levelText, type RuleEntry, shortWhy, tiersText } from "../../src/report/rule-entry.js";
import { root } from "../support/root.js";

/* docs/rules/README.md lists every rule as it is. UPDATE_RULES=1 writes it again. */

const file = join(root, "docs", "rules", "README.md");
const book = await readRuleBook();
const groupOf = ({ id }: RuleEntry): string => id.replace(/\/.*$/u, "");

const row = (entry: RuleEntry): string => {
  const { id, page } = entry;
  const name = page === undefined ? id : `[${id}](${id}.md)`;
  return `| ${name} | ${levelText(entry)} | ${shortWhy(entry)?.replaceAll("|", "\\|") ?? ""} |`;
};

function index(): string {
  const groups = [...new Set(book.map(groupOf))];
  return [
    "# Rules",
    "",
    "What `wpspec lint` and `wpspec compile` find in a spec that reads well. `wpspec explain RULE` shows the page of a rule,",
    "`wpspec rules` this list. An error would fail to deploy, leak, lose data or lock out; a warning will hurt in a situation that is to be",
    "expected; info is a fact to know. How to write another: [CONTRIBUTING.md](../../CONTRIBUTING.md).",
    "What the catalogue names and no rule says stands in [left-out.md](left-out.md), with the reasons.",
    ...groups.flatMap((group) => [
      "",
      `## ${group}`,
      "",
      "| rule | level | why |",
      "|---|---|---|",
      ...book.filter((entry) => groupOf(entry) === group).map(row),
    ]),
    "",
  ].join("\n");
}

test("the index lists every rule by group, with its level and why", () => {
  if (process.env["UPDATE_RULES"] !== undefined) writeFileSync(file, index());
  expect(readFileSync(file, "utf8")).toBe(index());
});

test("what the command line says of level, tiers and source is what the page says", () => {
  const withPage = book.flatMap((entry) => (entry.page === undefined ? [] : [{ entry, page: entry.page }]));
  expect(withPage.length).toBeGreaterThan(30);
  for (const { entry, page } of withPage) {
    const { level, tiers, source } = page;
    expect({ level, tiers, source }, entry.id).toEqual({
      level: levelText(entry),
      tiers: tiersText(entry),
      source: entry.source,
    });
  }
});

test("every reason is a sentence that a list has room for", () => {
  for (const entry of book.filter(({ page }) => page !== undefined)) {
    expect(shortWhy(entry), entry.id).toMatch(/^[A-Z`"].{10,250}\.$/);
  }
});
