// @ts-check
/** The pages of rules, docs/rules/<group>/<rule>.md, for what shows them: `explain`, `rules`, SARIF. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPage } from "./rules/page.mjs";

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export function generate({ root, write }) {
  const folder = join(root, "docs", "rules");
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ids = groups
    .flatMap(({ name: group }) => readdirSync(join(folder, group)).map((name) => `${group}/${name}`))
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -".md".length))
    .sort();
  const pages = ids.map((id) => [id, readPage(id, readFileSync(join(folder, `${id}.md`), "utf8"))]);
  write(
    "rule-pages.ts",
    [
      "// Written by scripts/generate/51-rule-pages.mjs from docs/rules/.",
      'import type { RulePage } from "../report/rule-entry.js";',
      "",
      "/** By id; a rule without a page is not among them. */",
      `export const rulePages: Readonly<Record<string, RulePage>> = ${JSON.stringify(Object.fromEntries(pages), undefined, 2)};`,
      "",
    ].join("\n"),
  );
}
