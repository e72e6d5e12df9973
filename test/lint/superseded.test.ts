import { expect, test } from "vitest";
import { withoutSuperseded, type Placed } from "../../src/lint/superseded.js";

const span = { file: "wordpress.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };
const finding = (code: string, path: string, severity: Placed["severity"]): Placed => ({
  code,
  path,
  severity,
  message: "A sentence.",
  span,
});

/** What is left of some findings where a/wins stands before a/loses. */
const left = (...found: readonly Placed[]): readonly string[] =>
  withoutSuperseded(found, (code) => (code === "a/wins" ? ["a/loses"] : [])).map(({ code }) => code);

const wins = finding("a/wins", "/cdn/behaviors/1/kind", "warning");

test.each(["/cdn/behaviors/1/kind", "/cdn/behaviors/1", "/cdn", "/cdn/behaviors/1/kind/0"])(
  "a finding at %s is said by the one that stands before it",
  (path) => {
    expect(left(finding("a/loses", path, "warning"), wins)).toEqual(["a/wins"]);
  },
);

test.each(["/cdn/behaviors/1/cookies", "/cdn/behaviors/10", "/cdn/behaviors/0/kind"])(
  "a finding at %s is about something else",
  (path) => {
    expect(left(finding("a/loses", path, "warning"), wins)).toEqual(["a/loses", "a/wins"]);
  },
);

test("a milder finding silences none, and no rule silences itself or a stranger", () => {
  expect(left(finding("a/loses", wins.path, "error"), wins)).toEqual(["a/loses", "a/wins"]);
  expect(left(finding("a/loses", wins.path, "info"), wins)).toEqual(["a/wins"]);
  expect(left(wins, wins, finding("a/other", wins.path, "info"))).toEqual(["a/wins", "a/wins", "a/other"]);
});
