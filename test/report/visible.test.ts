import fc from "fast-check";
import { expect, test } from "vitest";
import { visible } from "../../src/report/visible.js";

test("hidden characters show as their code", () => {
  expect(visible("a\u001b[2J\u0085\u202e\u200b\ufeff\ud800\n\tz")).toBe(
    "a\\u{1b}[2J\\u{85}\\u{202e}\\u{200b}\\u{feff}\\u{d800}\\u{a}\\u{9}z",
  );
});

test("ordinary text stays as it is", () => {
  expect(visible("Grüße, 世界 😀 – “ok” `x` \\u{1b}")).toBe("Grüße, 世界 😀 – “ok” `x` \\u{1b}");
});

test("no text keeps a control or direction character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
    }),
    { numRuns: 500 },
  );
});
