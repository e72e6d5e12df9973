import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPage } from "../../scripts/generate/rules/page.mjs";
import { rulePages } from "../../src/generated/rule-pages.js";
import { root } from "../support/root.js";

const text = readFileSync(join(root, "docs/rules/cdn/too-many-policies.md"), "utf8");

test("a page is read into its parts, lines of a paragraph joined, specs as they stand", () => {
  const page = readPage("cdn/too-many-policies", text);
  expect(page.why).toMatch(/^An account has room for [^\n]+ among them\. Behaviors [^\n]+\.$/);
  expect(page).toMatchObject({ level: "error", tiers: "all", fix: "none" });
  expect(page.wrong).toContain("\n#   ^\n");
  expect(page.right).toMatch(/^version: 1\n[^`]+\n$/);
  expect(rulePages["cdn/too-many-policies"]).toEqual(page);
});

test.each([
  ["another title", text.replace("# cdn/too-many-policies", "# cdn/other")],
  ["no level", text.replace("- Level: error\n", "")],
  ["an unknown fix", text.replace("- Fix: none", "- Fix: maybe")],
  ["no right spec", text.replace(/## Right[^]*/u, "")],
  ["more at the end", `${text}\nMore.\n`],
])("a page with %s stops the build, with its name", (_, page) => {
  expect(() => readPage("cdn/too-many-policies", page)).toThrow("docs/rules/cdn/too-many-policies.md");
});
