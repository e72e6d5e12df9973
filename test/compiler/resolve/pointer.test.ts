import { expect, test } from "vitest";
import { childPointer } from "../../../src/compiler/parse/pointer.js";
import { pointerOf } from "../../../src/compiler/resolve/pointer.js";

test("a child's pointer escapes what a JSON pointer reads as its own", () => {
  expect(childPointer("", "web")).toBe("/web");
  expect(childPointer("/tags", "a/b~c")).toBe("/tags/a~1b~0c");
  // The tilde goes first: otherwise `/` would become `~01`.
  expect(childPointer("", "~1")).toBe("/~01");
  expect(childPointer("/domain/aliases", 0)).toBe("/domain/aliases/0");
  expect(childPointer("", "")).toBe("/");
});

test("a dotted path becomes a pointer step by step, and no path the whole document", () => {
  expect(pointerOf("cdn.behaviors.0.path")).toBe("/cdn/behaviors/0/path");
  expect(pointerOf("tags.a/b~c")).toBe("/tags/a~1b~0c");
  expect(pointerOf("")).toBe("");
});
