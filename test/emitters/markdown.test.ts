import { expect, test } from "vitest";
import { codeSpan, shellWord } from "../../src/emitters/markdown.js";

test("a code span is fenced by more backticks than it holds, with room where it begins or ends with one", () => {
  expect(codeSpan("www.example.org")).toBe("`www.example.org`");
  expect(codeSpan("a`b")).toBe("``a`b``");
  expect(codeSpan("a``b`c")).toBe("```a``b`c```");
  expect(codeSpan("`a")).toBe("`` `a ``");
  expect(codeSpan("a`")).toBe("`` a` ``");
});

test("a code span is one line, so that it ends no paragraph or list", () => {
  expect(codeSpan("a\n\n- b\tc")).toBe("`a - b c`");
});

test("Markdown and HTML inside a code span stay as they are", () => {
  expect(codeSpan("*a* <b> [c](d) |")).toBe("`*a* <b> [c](d) |`");
});

test("words of a command are quoted where a shell would read something in them", () => {
  expect(shellWord("team=web")).toBe("team=web");
  expect(shellWord("team=a b")).toBe("'team=a b'");
  expect(shellWord("it's $HOME")).toBe(String.raw`'it'\''s $HOME'`);
  expect(shellWord("")).toBe("''");
});
