import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  contains,
  covers,
  matches,
  normalize,
  overlaps,
  pathOutside,
  patternProblem,
  samePattern,
} from "../../../src/compiler/cdn/pattern.js";
import { isNightly } from "../../support/nightly.js";
import { processorTime } from "../../support/processor-time.js";

const documented: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ["images/*.jpg", ["images/x.jpg", "/images/product1/a.jpg"], ["img/x.jpg"]],
  ["/images/*.jpg", ["images/x.jpg", "/images/product1/a.jpg"], ["img/x.jpg", "x/images/x.jpg"]],
  ["*.jpg", ["/a.jpg", "/a/b/c.jpg"], ["/LOGO.JPG", "/a.jpg.png"]],
  ["a*.jpg", ["apple.jpg", "appalachian_trail_2012_05_21.jpg"], ["banana.jpg"]],
  ["a??.jpg", ["ant.jpg", "abe.jpg"], ["a.jpg", "ants.jpg"]],
  ["*.doc*", ["x.doc", "x.docx", "x.docm"], ["x.dot"]],
  ["*.doc?", ["x.docx", "x.docm"], ["x.doc"]],
  ["wp-admin/*", ["/wp-admin/", "/wp-admin/post.php"], ["/wp-admin", "/blog/wp-admin/"]],
  ["*/wp-admin/*", ["/blog/wp-admin/"], ["/wp-admin/"]],
  ["wp-login.php", ["/wp-login.php"], ["/blog/wp-login.php", "/wp-login.php/"]],
  ["*", ["/", "/a/b"], []],
  ["/", ["/"], ["/a"]],
];

test.each(documented)("%s matches what the documentation says", (pattern, yes, no) => {
  for (const path of yes) expect([path, matches(pattern, path)]).toEqual([path, true]);
  for (const path of no) expect([path, matches(pattern, path)]).toEqual([path, false]);
});

test("a leading slash means nothing, but for the bare slash and for doubled ones", () => {
  expect(normalize("/wp-content/*")).toBe("wp-content/*");
  expect(normalize("wp-content/*")).toBe("wp-content/*");
  // Without its first slash it would lose the second one to the next reader.
  expect(normalize("//x")).toBe("//x");
  expect(normalize("a/")).toBe("a/");
  expect(normalize("/")).toBe("/");
});

test("patterns that differ in a slash or in the spelling of wildcards are the same", () => {
  expect(samePattern("/a/*", "a/*")).toBe(true);
  expect(samePattern("a**?", "a?*")).toBe(true);
  expect(samePattern("a*", "a?")).toBe(false);
});

test("what CloudFront refuses in a pattern is named", () => {
  expect(patternProblem("wp-admin/*.php?")).toBeUndefined();
  expect(patternProblem("~$\"'@:+&/A-z_0.9")).toBeUndefined();
  expect(patternProblem("")).toEqual({ reason: "empty" });
  expect(patternProblem("a b")).toEqual({ reason: "letter", letter: " " });
  expect(patternProblem("ü")).toEqual({ reason: "letter", letter: "ü" });
  expect(patternProblem("a".repeat(255))).toBeUndefined();
  expect(patternProblem("a".repeat(256))).toEqual({ reason: "tooLong", length: 256, limit: 255 });
});

/** Brute force, straight from the definition. */
function slowMatches(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [head, rest] = [pattern.charAt(0), pattern.slice(1)];
  if (head === "*") return slowMatches(rest, text) || (text !== "" && slowMatches(pattern, text.slice(1)));
  return text !== "" && (head === "?" || head === text.charAt(0)) && slowMatches(rest, text.slice(1));
}

test.each(documented)("the definition says of %s what the documentation says", (pattern, yes, no) => {
  const isTaken = (path: string): boolean => slowMatches(pattern.replace(/^\//, ""), path.replace(/^\//, ""));
  expect(yes.filter((path) => !isTaken(path))).toEqual([]);
  expect(no.filter(isTaken)).toEqual([]);
});

/** All texts of up to `longest` letters. */
function texts(letters: string, longest: number): readonly string[] {
  const ofLength = [[""]];
  for (let length = 1; length <= longest; length++) {
    ofLength.push((ofLength[length - 1] ?? []).flatMap((text) => [...letters].map((letter) => text + letter)));
  }
  return ofLength.flat();
}

// "z" is in no pattern: it stands for all other letters. Small patterns with at most 4 tokens are told apart by words of up to 6 letters (see the containment test).
const everyWord = texts("abz", 7);
const pattern = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 4 }).map((tokens) => tokens.join(""));

test("matches agrees with the definition on every pattern and text", () => {
  const text = fc.array(fc.constantFrom("a", "b", "z", "/"), { maxLength: 12 }).map((letters) => letters.join(""));
  const longer = fc.array(fc.constantFrom("a", "b", "*", "?", "/"), { maxLength: 8 }).map((tokens) => tokens.join(""));
  fc.assert(
    fc.property(longer, text, (one, other) => {
      // Both sides drop one leading slash, as the model does.
      expect(matches(`/${one}`, `/${other}`)).toBe(slowMatches(one, other));
    }),
    { numRuns: isNightly ? 1_000_000 : 5_000 },
  );
}, 600_000);

test("matches agrees with the definition on all small patterns and all short texts", () => {
  // 341 patterns × 364 texts, and by night 5461 × 1093.
  const short = texts("abz", isNightly ? 6 : 5);
  for (const small of texts("ab*?", isNightly ? 6 : 4)) {
    const wrong = short.filter((text) => matches(`/${small}`, `/${text}`) !== slowMatches(small, text));
    expect(wrong, small).toEqual([]);
  }
}, 600_000);

test("contains and overlaps are what enumeration says, for all pairs of small patterns", () => {
  // 85 patterns and the words that each takes; 341 by night.
  const taken = texts("ab*?", isNightly ? 4 : 3).map((small) => ({
    small,
    words: new Set(everyWord.filter((word) => slowMatches(small, word))),
  }));
  for (const one of taken) {
    for (const other of taken) {
      const words = [...other.words];
      const pair = [one.small, other.small];
      expect([...pair, contains(`/${one.small}`, `/${other.small}`)]).toEqual([
        ...pair,
        words.every((word) => one.words.has(word)),
      ]);
      expect([...pair, overlaps(`/${one.small}`, `/${other.small}`)]).toEqual([
        ...pair,
        words.some((word) => one.words.has(word)),
      ]);
    }
  }
}, 600_000);

test("contains is what enumeration says", () => {
  fc.assert(
    fc.property(pattern, pattern, (outer, inner) => {
      const expected = everyWord.every((word) => !slowMatches(inner, word) || slowMatches(outer, word));
      expect(contains(`/${outer}`, `/${inner}`)).toBe(expected);
    }),
    { numRuns: isNightly ? 20_000 : 400 },
  );
}, 600_000);

test("overlaps is what enumeration says", () => {
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const expected = everyWord.some((word) => slowMatches(one, word) && slowMatches(other, word));
      expect(overlaps(`/${one}`, `/${other}`)).toBe(expected);
    }),
    { numRuns: isNightly ? 20_000 : 400 },
  );
}, 600_000);

test("several patterns together cover what enumeration says", () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), pattern, (outers, inner) => {
      const expected = everyWord.every(
        (word) => !slowMatches(inner, word) || outers.some((outer) => slowMatches(outer, word)),
      );
      expect(
        covers(
          outers.map((each) => `/${each}`),
          `/${inner}`,
        ),
      ).toBe(expected);
    }),
    { numRuns: isNightly ? 20_000 : 400 },
  );
}, 600_000);

test("only the union of two patterns covers a third", () => {
  expect(covers(["a", "a?*"], "a*")).toBe(true);
  expect(contains("a", "a*")).toBe(false);
  expect(contains("a?*", "a*")).toBe(false);
  expect(covers([], "a")).toBe(false);
});

test("where patterns do not cover another, a path shows it; where they do, there is none", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 3 }), pattern, (outers, inner) => {
      const path = pathOutside(outers, inner);
      expect(path === undefined).toBe(covers(outers, inner));
      if (path === undefined) return;
      expect(matches(inner, path), path).toBe(true);
      expect(outers.filter((outer) => matches(outer, path))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
  // Letters that the patterns name are no more in the way than those that they do not.
  expect(pathOutside(["a*", "b*", "x*"], "?*")).toMatch(/^\/[^abx]$/);
});

test("containment is reflexive, and what contains overlaps", () => {
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      expect(contains(one, one)).toBe(true);
      if (contains(one, other) === true) expect(overlaps(one, other)).toBe(true);
      expect(overlaps(one, other)).toBe(overlaps(other, one));
    }),
    { numRuns: 1_000 },
  );
});

test("the hardest patterns that CloudFront accepts get an answer, if only that it is too much work", () => {
  // Behind the star every position of the last 120 may be an "a": 2^120 sets of states.
  const outer = `*a${"?".repeat(120)}b`;
  const inner = `*${"a?".repeat(60)}a${"?".repeat(100)}*c`;
  const spent = processorTime();
  expect(["unknown", false]).toContain(contains(outer, inner));
  expect(overlaps(outer, inner)).toBe(false);
  const stars = "*a".repeat(127);
  expect(contains(stars, `${stars}*`)).toBe(false);
  expect(matches(`${stars}b`, "a".repeat(8192))).toBe(false);
  expect(spent()).toBeLessThan(3_000);
});

test("overlaps is exact for patterns of up to 300 characters, and undecided where the pairs of places are too many", () => {
  const all = (length: number): string => "?".repeat(length);
  expect(overlaps(all(300), all(300))).toBe(true);
  // Without question marks, or wildcards in one of them, the length does not matter.
  expect(overlaps("*a".repeat(300), "*b".repeat(300))).toBe(false);
  expect(overlaps("*a".repeat(300), `${"*b".repeat(300)}*a`)).toBe(true);
  expect(overlaps(all(400), "a".repeat(400))).toBe(true);
  // 250 × 400 places, the last number that is walked.
  expect(overlaps(all(249), all(399))).toBe(false);
  expect(overlaps(all(250), all(399))).toBe("unknown");
});

test("what lies before a star that is reached takes no work any more", () => {
  // 256 steps; with the states before the second star it would be 718.
  expect(contains(`*a${"?".repeat(10)}b*d`, `a${"?".repeat(10)}b*a*d`, { left: 400 })).toBe(true);
});

test("a decision takes the same work every time, and needs one step more than it takes", () => {
  const work = { left: 10_000 };
  expect(contains("*a?b", "a*a*b", work)).toBe(false);
  const used = 10_000 - work.left;
  expect(used).toBeGreaterThan(10);
  expect(contains("*a?b", "a*a*b", { left: used + 1 })).toBe(false);
});

test("patterns that begin or end differently take no work at all", () => {
  const work = { left: 40 };
  expect(contains("a*b?c*", "b*b?c*", work)).toBe(false);
  expect(covers(["*?a", "*?b"], "*?c", work)).toBe(false);
  expect(pathOutside(["a*b?c*"], "b*", work)).toMatch(/^\/b/);
  expect(work.left).toBe(40);
});

test("without a question mark before a star, one comparison decides", () => {
  const work = { left: 1 };
  expect(contains("*/wp-admin/*", "*/blog/*/wp-admin/*.php", work)).toBe(true);
  expect(contains("*a*b*", "*a*c*", work)).toBe(false);
  expect(covers(["*.css", "wp-*"], "wp-?*.js", work)).toBe(true);
  expect(covers(["*?b", "*b"], "a*b", work)).toBe(true);
  // Of a pattern without a star the length is known, so that a question mark takes its part.
  expect(contains("a?*", "a?b", work)).toBe(true);
  expect(contains("a??", "a?b", work)).toBe(true);
  expect(pathOutside(["wp-*"], "wp-*.js", work)).toBeUndefined();
  expect(work.left).toBe(1);
});

test("a budget that is used up makes the answer unknown, and is shared by the decisions that follow", () => {
  const work = { left: 40 };
  expect(contains("*a?b?c*", "*a*b*c*", work)).toBe("unknown");
  expect(work.left).toBeLessThanOrEqual(0);
  expect(contains("*a?b", "a*b", work)).toBe("unknown");
});
