import fc from "fast-check";
import { expect, test } from "vitest";
import { matches, pathWitness } from "../../../src/compiler/cdn/pattern.js";
import { wildcard } from "../../../src/compiler/cdn/wildcard.js";
import { wildcardWitness } from "../../../src/compiler/cdn/wildcard-witness.js";

const letters = ["a", "b", "c"];
/** Every text of up to five letters, one of which no pattern names. */
const texts = Array.from({ length: 5 }).reduce<readonly (readonly string[])[]>(
  (all) => [...all, (all.at(-1) ?? []).flatMap((text) => letters.map((letter) => text + letter))],
  [[""]],
);
const small = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });

test("there is a witness exactly where enumeration finds one, and it is a shortest one", () => {
  fc.assert(
    fc.property(
      fc.array(small, { minLength: 1, maxLength: 2 }),
      fc.array(small, { maxLength: 3 }),
      (within, without) => {
        const fits = (text: string): boolean =>
          within.every((each) => matches(`/${each}`, `/${text}`)) &&
          !without.some((each) => matches(`/${each}`, `/${text}`));
        const enumerated = texts.flat().find(fits);
        const found = wildcardWitness(within.map(wildcard), without.map(wildcard));
        if (found === "unknown") throw new Error("Small patterns are decided.");
        if (found === "none") expect(enumerated).toBeUndefined();
        else {
          expect(fits(found.text)).toBe(true);
          if (enumerated !== undefined) expect(found.text.length).toBe(enumerated.length);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test("a witness is a path with its slash, readable where it may be", () => {
  expect(pathWitness(["wp-content/*", "*"], ["wp-content/uploads/*"])).toEqual({ text: "/wp-content/" });
  expect(pathWitness(["*"], ["x*", "wp-admin/*", ""])).toMatchObject({ text: "/a" });
  expect(pathWitness(["?"], ["1b"])).toEqual({ text: "/b" });
  expect(pathWitness(["*A*", "*-*"], [])).toEqual({ text: "/A-" });
  expect(pathWitness(["*.jpg", "a*"], [])).toEqual({ text: "/a.jpg" });
  expect(pathWitness(["a/*", "b/*"], [])).toBe("none");
  expect(pathWitness(["a/*"], ["*"])).toBe("none");
});

test("what would take too much work is unknown, soon", () => {
  const hard = `*${"?".repeat(120)}a*${"?".repeat(120)}`;
  expect(["unknown", "none"]).toContain(pathWitness([hard], [`*b${"?".repeat(100)}*`, `*c${"?".repeat(90)}`, hard]));
});

test("a witness takes the same work every time, and needs one step more than it takes", () => {
  const work = { left: 10_000 };
  const find = (left: { left: number }) => pathWitness(["a*b?c"], ["*bac"], left);
  expect(find(work)).toEqual({ text: "/abbc" });
  const used = 10_000 - work.left;
  expect(find({ left: used + 1 })).toEqual({ text: "/abbc" });
  expect(find({ left: used })).toBe("unknown");
});
