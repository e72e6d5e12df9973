import { expect, test } from "vitest";
import { ownLines } from "../../src/bootstrap/own-lines.js";

test("without lines of the user there is no user data at all", () => {
  expect(ownLines(undefined, undefined)).toBe("");
  expect(ownLines("", "")).toBe("");
  expect(ownLines(undefined, "")).toBe("");
});

test("the user's lines are a script that stops at the first mistake, the first part first", () => {
  expect(ownLines("echo a", "echo b")).toBe("#!/bin/bash\nset -euo pipefail\necho a\necho b\n");
  expect(ownLines("echo a", undefined)).toBe("#!/bin/bash\nset -euo pipefail\necho a\n");
  expect(ownLines("", "echo b")).toBe("#!/bin/bash\nset -euo pipefail\necho b\n");
});

test("nothing of ours is in it, and what looks like a reference stays text", () => {
  const script = ownLines('{{ref "x"}} ${AWS::Region}', undefined);
  expect(script).toBe('#!/bin/bash\nset -euo pipefail\n{{ref "x"}} ${AWS::Region}\n');
});
