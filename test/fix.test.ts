import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../src/check.js";
import { isStopping } from "../src/compiler/diagnostics/order.js";
import { fixSpec } from "../src/fix.js";
import { edited, fixEdits } from "../src/lint/fix/edits.js";
import { isSaidBefore } from "./lint/support/without-page.js";
import { pagedRules, rulePage, withoutCarets } from "./support/rule-pages.js";
import { runs } from "./support/runs.js";

/*
 * What the pages of the rules call wrong is mended where they say that it can be, in any style of writing: that rule has
 * nothing more to say, nothing else is said, comments stay, and mending twice is mending once.
 */
const file = "wordpress.yaml";
const pages = pagedRules
  .filter((id) => !isSaidBefore.has(id))
  .map(rulePage)
  .filter(({ fix }) => fix !== "none");
const ofRule = (text: string, id: string) => check(text, file).findings.filter(({ code }) => code === id);
const errors = (text: string) =>
  check(text, file)
    .findings.filter(isStopping)
    .map(({ code }) => code);

/** A spec with comments and empty lines between its lines, and perhaps with the line breaks of Windows. */
interface Style {
  readonly comments: readonly number[];
  readonly isWindows: boolean;
  readonly hasLastBreak: boolean;
}
const style: fc.Arbitrary<Style> = fc.record({
  comments: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
  isWindows: fc.boolean(),
  hasLastBreak: fc.boolean(),
});

function written(text: string, { comments, isWindows, hasLastBreak }: Style): string {
  const lines = withoutCarets(text).trimEnd().split("\n");
  comments.forEach((at, index) => lines.splice(at % (lines.length + 1), 0, index % 2 === 0 ? `# remark ${index}` : ""));
  const newline = isWindows ? "\r\n" : "\n";
  return lines.join(newline) + (hasLastBreak ? newline : "");
}

const remarks = (text: string): readonly string[] => text.match(/# remark \d/gu) ?? [];

test("some rules can be mended, and some of those only when asked for", () => {
  expect(pages.filter(({ fix }) => fix === "safe").length).toBeGreaterThan(0);
});

describe.each(pages)("$id", ({ id, fix, wrong }) => {
  const unsafe = fix !== "safe";

  test("is mended as its fix says, in every style", () => {
    fc.assert(
      fc.property(style, (how) => {
        const text = written(wrong, how);
        const before = errors(text).filter((code) => code !== id);
        const { text: after, mended } = fixSpec(text, { file, unsafe });
        expect(mended.map(({ code }) => code)).toContain(id);
        expect(ofRule(after, id)).toEqual([]);
        expect(errors(after).filter((code) => !before.includes(code))).toEqual([]);
        // Remarks between the lines of what goes may go with it; the others stay, in their order.
        const kept = remarks(after);
        expect(remarks(text).filter((remark) => kept.includes(remark))).toEqual(kept);
        expect(fixSpec(after, { file, unsafe }).text).toBe(after);
      }),
      runs(20),
    );
  });

  test("changes nothing beyond the places that it names", () => {
    const text = withoutCarets(wrong);
    const [finding] = ofRule(text, id);
    const edits = finding?.fix === undefined ? undefined : fixEdits(text, finding.fix);
    if (edits === undefined) throw new Error("The fix cannot be said in edits.");
    const mended = edited(text, edits);
    let kept = "";
    let at = 0;
    for (const { start, end } of edits) {
      kept += text.slice(at, start);
      at = end;
    }
    kept += text.slice(at);
    // Without what was put in, the new text is the old one without what went.
    expect(mended.length).toBe(kept.length + edits.reduce((sum, { text: more }) => sum + more.length, 0));
    if (edits.every(({ text: more }) => more === "")) expect(mended).toBe(kept);
  });

  if (unsafe) {
    test("is not mended unasked", () => {
      const text = withoutCarets(wrong);
      expect(fixSpec(text, { file }).mended.map(({ code }) => code)).not.toContain(id);
    });
  }
});

test("what is hidden is not mended", () => {
  for (const { id, wrong, fix } of pages) {
    const text = `# wpspec-disable-file ${id} -- it is meant so\n${withoutCarets(wrong)}`;
    expect(fixSpec(text, { file, unsafe: fix !== "safe" }).mended.map(({ code }) => code)).not.toContain(id);
  }
});

test("a text that is no spec stays as it is", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.lorem()), (text) => {
      expect(fixSpec(text, { file, unsafe: true }).text).toBe(text);
    }),
    runs(100),
  );
});
