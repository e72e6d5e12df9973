import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { rules } from "../../src/generated/rules.js";
import { isWithoutPage, isSaidBefore } from "./support/without-page.js";
import { root } from "../support/root.js";
import { carets, pagedRules, rulePage } from "../support/rule-pages.js";

/*
 * A rule is two files: src/lint/rules/<group>/<name>.ts and docs/rules/<group>/<name>.md. What a page says is so: its first
 * spec is found fault with by this rule alone, where the carets stand, its second by none.
 */
const found = (text: string): readonly Diagnostic[] =>
  check(text, "wordpress.yaml").findings.filter(({ suppressed }) => suppressed === undefined);
/** The line and columns under which the carets of a spec stand. */
function markedPlace(text: string): { readonly line: number; readonly column: number; readonly endColumn: number } {
  const lines = text.split("\n");
  const index = lines.findIndex((line) => carets.test(line));
  const [, spaces = "", marks = ""] = carets.exec(lines[index] ?? "") ?? [];
  const column = spaces.length + 2;
  return { line: index, column, endColumn: column + marks.length };
}

/** What is found of every spec without a name; its own page is about nothing else. */
const ofBase = "tls/no-domain";

const beyondBase = (text: string, id: string): readonly Diagnostic[] =>
  found(text).filter(({ code }) => code !== ofBase || code === id);

const levelText = (id: string): string => {
  const { severity = "" } = rules[id] ?? {};
  if (typeof severity === "string") return severity;
  return `${severity.modern}; in profile whitepaper ${severity.whitepaper}`;
};

test("every rule has a page or is known to lack it, and every page a rule", () => {
  const ids = Object.keys(rules);
  expect(ids.filter((id) => !pagedRules.includes(id) && !isWithoutPage.has(id))).toEqual([]);
  expect(pagedRules.filter((id) => !ids.includes(id))).toEqual([]);
  // The list only shrinks: whoever writes a page takes its rule out.
  expect([...isWithoutPage].filter((id) => pagedRules.includes(id) || !ids.includes(id))).toEqual([]);
  expect(isWithoutPage.size).toBeLessThanOrEqual(0);
});

test("every rule that gives way to another exists", () => {
  const named = Object.values(rules).flatMap(({ supersedes = [] }) => supersedes);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !(id in rules))).toEqual([]);
});

describe.each(pagedRules)("%s", (id) => {
  const page = rulePage(id);
  const { wrong, right } = page;

  test("names the rule, its level, its tiers and its source as the rule has them", () => {
    const { tiers, source } = rules[id] ?? {};
    expect(page.level).toBe(levelText(id));
    expect(page.tiers).toBe(tiers === undefined ? "all" : tiers.join(", "));
    expect(page.source).toBe(source);
    expect(page.why).toMatch(/\.$/);
  });

  test("differs between wrong and right by what has to change, and little else", () => {
    const [before, after] = [wrong, right].map((text) => text.split("\n").filter((line) => !carets.test(line)));
    expect(right).not.toMatch(/\^/);
    expect(before).not.toEqual(after);
    expect(after?.filter((line) => before?.includes(line) !== true).length).toBeLessThanOrEqual(32);
  });

  const before = isSaidBefore.get(id);
  if (before !== undefined) {
    test("has a wrong spec that an earlier phase refuses, and a test of its own", () => {
      expect(beyondBase(wrong, id).map(({ code }) => code)).toEqual([before]);
      expect(existsSync(join(root, "test", "lint", "rules", `${id}.test.ts`))).toBe(true);
    });
    return;
  }

  test("has a wrong spec of which this rule alone speaks, at the value that has to change", () => {
    const findings = beyondBase(wrong, id);
    expect(findings.map(({ code }) => code)).toEqual([id]);
    for (const { span, severity } of findings) {
      const { line, column, endColumn } = markedPlace(wrong);
      expect(span).toMatchObject({ line, column });
      if (span.endLine === span.line) expect(span.endColumn).toBe(endColumn);
      expect(page.level).toContain(severity);
    }
  });

  test("has a fix, and one that may be made unasked, where the page says so", () => {
    const fixes = beyondBase(wrong, id).map(({ fix }) =>
      fix === undefined ? "none" : fix.isSafe ? "safe" : "suggested",
    );
    expect([...new Set(fixes)]).toEqual([page.fix]);
  });

  test("has a right spec of which nobody speaks", () => {
    expect(beyondBase(right, id)).toEqual([]);
  });

  test("names a request or a value, and says what to write", () => {
    for (const { message, hint } of beyondBase(wrong, id)) {
      const values = wrong.split(/[\s,"[\]{}]+/).filter((word) => /[^a-z:]/.test(word) || word.length > 5);
      const isRequest = /\b(?:GET|POST) (?:\S*\/\S*)/.test(message);
      const isCount = /\b\d+ \w+; CloudFront takes \d+\b/.test(message);
      expect(isRequest || isCount || values.some((value) => message.includes(value)), message).toBe(true);
      expect(message).toMatch(/^\S.*\.$/);
      expect(hint).toMatch(/\b(?:Add|Write|Delete|Join|Use)\b/);
    }
  });
});
