import { describe, expect, test } from "vitest";
import { nodes } from "./language.js";

const patterns = [...new Set(nodes().flatMap(({ node }) => (node.pattern === undefined ? [] : [node.pattern])))];
/** What a pattern could stumble over: long runs of one kind of character, then one that fits nowhere. */
const bricks = [
  "a",
  "0",
  "-",
  "a-",
  "a.",
  "a/",
  "/",
  ".",
  "*",
  " ",
  "* ",
  "1,",
  "a_",
  "é",
  "10.",
  "a:",
  "aws:",
  "x@",
  "0-0 ",
];
const heads = ["", "/", "cron(", "arn:aws:", "arn:aws:iam::123456789012:policy/", "db.", "10.0.", "200,", "a."];

describe("patterns take linear time", () => {
  test.each(patterns)("%s", (pattern) => {
    const expression = new RegExp(pattern, "u");
    for (const head of heads) {
      for (const brick of bricks) {
        const text = `${head}${brick.repeat(50_000 / brick.length)}!\n`;
        const before = performance.now();
        expression.test(text);
        expect(performance.now() - before, `${head}${brick}…`).toBeLessThan(50);
      }
    }
  });

  test("there are patterns to try", () => expect(patterns.length).toBeGreaterThan(30));
});
