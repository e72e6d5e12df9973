import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fit, textWidth } from "../../src/drawing/svg/text-width.js";

const regular = { size: 10, weight: "regular" } as const;
const bold = { size: 10, weight: "bold" } as const;
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/* Advance widths in thousandths of an em, from the fonts' own tables (hmtx). */
const dejaVu = {
  i: 278,
  l: 278,
  "1": 636,
  "-": 361,
  ".": 318,
  "/": 337,
  a: 613,
  e: 615,
  m: 974,
  w: 818,
  W: 989,
  M: 863,
  "@": 1000,
  "%": 950,
};
const dejaVuBold = {
  i: 343,
  l: 343,
  "1": 696,
  "-": 415,
  ".": 380,
  "/": 365,
  a: 675,
  e: 678,
  m: 1042,
  w: 924,
  W: 1103,
  M: 995,
  "@": 1000,
  "%": 1002,
};

describe.each([
  ["regular", regular, dejaVu],
  ["bold", bold, dejaVuBold],
] as const)("the %s table", (_, type, widths) => {
  test("gives every letter at least what the widest font takes", () => {
    for (const [letter, thousandths] of Object.entries(widths))
      expect(textWidth(letter, type), letter).toBeGreaterThanOrEqual((thousandths / 1000) * type.size);
  });

  test("knows all of ASCII, and wastes little", () => {
    for (const letter of ascii) expect(textWidth(letter, type), letter).toBeLessThan(1.2 * type.size);
    const word = "cache.m7g.large";
    const real = { regular: 84, bold: 96 }[type.weight];
    expect(textWidth(word, type)).toBeGreaterThan(real * 0.95);
    expect(textWidth(word, type)).toBeLessThan(real * 1.2);
  });
});

test("a text that has room stays whole, another is cut between characters", () => {
  expect(fit("short", regular, 100)).toBe("short");
  expect(fit("a long sentence", regular, 60)).toMatch(/^a long \S+…$/);
  expect(fit("🙂🙂🙂🙂", regular, 60)).toBe("🙂🙂🙂…");
  expect(fit("anything", regular, 2)).toBe("");
});

test("what is cut fits, begins as the text does, and shows what is hidden", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 0, max: 400 }), (text, room) => {
      const shown = fit(text, bold, room);
      expect(textWidth(shown, bold)).toBeLessThanOrEqual(room);
      expect(shown).not.toMatch(/[\u0000-\u001f\u202e]/);
      expect(Buffer.from(shown).toString()).toBe(shown);
    }),
  );
});
