import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { check } from "../../src/check.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { rules } from "../../src/generated/rules.js";
import { pagedRules, rulePage, withoutCarets } from "../support/rule-pages.js";
import { runs } from "../support/runs.js";
import { isSaidBefore } from "./support/without-page.js";

/* What holds for every rule, whatever it is about, shown on the wrong and the right spec of its page. */

const file = "wordpress.yaml";
const pages = pagedRules
  .filter((id) => !isSaidBefore.has(id))
  .map(rulePage)
  .map(({ id, wrong, right }) => ({ id, wrong: withoutCarets(wrong), right: withoutCarets(right) }));
/** Rules about comments: what they say cannot be hidden by another comment, or written without. */
const aboutComments = new Set(["spec/bad-suppression", "spec/unused-suppression"]);
const aboutSpecs = pages.filter(({ id }) => !aboutComments.has(id));

const open = (text: string): readonly Diagnostic[] =>
  check(text, file).findings.filter(({ suppressed }) => suppressed === undefined);
const ofRule = (text: string, id: string): readonly Diagnostic[] => open(text).filter(({ code }) => code === id);

/** A text with a comment above a line, as far in as the line is. */
function commented(text: string, line: number, comment: string): string {
  const lines = text.split("\n");
  const index = Math.min(line, lines.length - 1) - 1;
  const [indent = ""] = /^ */u.exec(lines[index] ?? "") ?? [];
  return [...lines.slice(0, index), `${indent}${comment}`, ...lines.slice(index)].join("\n");
}

test("every rule that a spec can break is looked at here", () => {
  expect(aboutSpecs.length + aboutComments.size + isSaidBefore.size).toBe(Object.keys(rules).length);
  for (const { id, wrong } of pages) expect(ofRule(wrong, id).length, id).toBeGreaterThan(0);
});

describe.each(aboutSpecs)("$id", ({ id, wrong, right }) => {
  const comment = `# wpspec-disable-next-line ${id} -- shown by a test`;

  test("is silent where a comment above the line that it prints says so, and the comment is a finding without it", () => {
    const hidden = ofRule(wrong, id).reduceRight((text, { span }) => commented(text, span.line, comment), wrong);
    expect(ofRule(hidden, id)).toEqual([]);
    const [{ span } = { span: { line: 3 } }] = ofRule(wrong, id);
    const needless = open(commented(right, span.line, comment)).filter(({ code }) => code !== "tls/no-domain");
    expect(needless.map(({ code }) => code)).toEqual(["spec/unused-suppression"]);
  });

  test("has the level that lint.rules gives it", () => {
    const withLevel = (level: string): string => `${wrong.trimEnd()}\nlint: { rules: { ${id}: ${level} } }\n`;
    for (const level of ["error", "warning", "info"]) {
      const levels = ofRule(withLevel(level), id).map(({ severity }) => severity);
      expect([...new Set(levels)]).toEqual([level]);
    }
    const off = check(withLevel('{ level: "off", reason: shown by a test }'), file).findings;
    const ofIt = off.filter(({ code }) => code === id);
    expect(ofIt.length).toBeGreaterThan(0);
    for (const { suppressed } of ofIt) expect(suppressed?.reason).toBe("shown by a test");
  });
});

/** A finding without the place where it is printed. */
const essence = ({ code, severity, message, path, environments = [] }: Diagnostic): string =>
  [code, severity, path, ...environments, message.replaceAll(/\bline \d+/gu, "line")].join(" ");

/** The same value with the keys of its mappings in another order, by what `order` draws. */
function shuffled(value: unknown, order: () => number): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffled(each, order));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => ({ key, member: shuffled(member, order), by: order() }));
  return Object.fromEntries(entries.toSorted((a, b) => a.by - b.by).map(({ key, member }) => [key, member]));
}

test("neither the order of keys nor the style of writing changes a finding, but for its place", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...aboutSpecs),
      fc.infiniteStream(fc.nat({ max: 1000 })),
      fc.constantFrom("block" as const, "flow" as const, "any" as const),
      ({ id, wrong }, stream, collectionStyle) => {
        const other = stringify(
          shuffled(parse(wrong), () => Number(stream.next().value)),
          { collectionStyle, lineWidth: 0 },
        );
        const before = open(wrong).map(essence).toSorted();
        expect(open(other).map(essence).toSorted(), `${id}\n${other}`).toEqual(before);
      },
    ),
    runs(300),
  );
});
