import { expect, test } from "vitest";
import { explainText } from "../../src/report/explain-text.js";
import { type RuleEntry, shortWhy } from "../../src/report/rule-entry.js";
import { ruleJsonText, rulesJson, rulesText } from "../../src/report/rules-text.js";

const same = (text: string): string => text;
const colors = { bold: same, dim: same };
const entry: RuleEntry = {
  id: "web/x",
  levels: { modern: "warning", whitepaper: "off" },
  tiers: ["ec2", "elastic"],
  source: "A book with a title that is quite long",
  page: {
    why: "Pages leak. It happens often, and to many.\n\nMore about it.",
    level: "warning; in profile whitepaper off",
    tiers: "ec2, elastic",
    fix: "safe",
    source: "A book with a title that is quite long",
    wrong: "a:\n\n  b: 1\n#    ^\n",
    right: "a: 2\n",
  },
};
const bare: RuleEntry = { ...entry, page: undefined };

test("all that is known of a rule stands in one text, as wide as the terminal", () => {
  expect(explainText(entry, colors, 40)).toBe(
    [
      "web/x",
      "",
      "Pages leak. It happens often, and to",
      "many.",
      "",
      "More about it.",
      "",
      "Level   warning; in profile whitepaper",
      "        off",
      "Tiers   ec2, elastic",
      "Fix     `wpspec lint --fix` makes it",
      "Source  A book with a title that is",
      "        quite long",
      "",
      "Wrong",
      "",
      "  a:",
      "",
      "    b: 1",
      "  #    ^",
      "",
      "Right",
      "",
      "  a: 2",
      "",
    ].join("\n"),
  );
});

test("without a page it says what the rule itself knows", () => {
  expect(explainText(bare, colors, 80)).toBe(
    "web/x\n\nLevel   warning; in profile whitepaper off\nTiers   ec2, elastic\nSource  A book with a title that is quite long\n",
  );
  expect(rulesText([bare], colors)).toBe("web/x  warning; in profile whitepaper off · tiers ec2, elastic\n");
  expect(JSON.parse(ruleJsonText(bare))).toEqual({
    version: 1,
    id: "web/x",
    level: bare.levels,
    tiers: bare.tiers,
    source: bare.source,
  });
});

test("a list has two lines for each, and JSON all but the specs", () => {
  expect(rulesText([entry], colors)).toBe(
    "web/x  warning; in profile whitepaper off · tiers ec2, elastic · fix safe\n  Pages leak. It happens often, and to many.\n",
  );
  const { id, levels: level, tiers, source } = entry;
  const said = { id, level, tiers, source, fix: "safe", why: entry.page?.why };
  expect(JSON.parse(rulesJson([entry]))).toEqual({ version: 1, rules: [said] });
  expect(JSON.parse(ruleJsonText(entry))).toEqual({
    version: 1,
    ...said,
    wrong: entry.page?.wrong,
    right: entry.page?.right,
  });
});

test.each([
  ["One. Two.", "One. Two."],
  ["One of `wp-login.php` and e.g. others. Two.", "One of `wp-login.php` and e.g. others. Two."],
  [`${"x".repeat(150)}. Too much.`, `${"x".repeat(150)}.`],
  [`${"x".repeat(300)}. Two.`, `${"x".repeat(300)}.`],
  ["One.\n\nTwo.", "One."],
])("of %j a line is %j", (why, line) => {
  const page = entry.page === undefined ? undefined : { ...entry.page, why };
  expect(shortWhy({ ...entry, page })).toBe(line);
});

test("of a rule without a page there is none", () => {
  expect(shortWhy(bare)).toBeUndefined();
});
