import { expect, test } from "vitest";
import { diagnose } from "../../src/compiler/diagnostics/diagnose.js";
import { unix } from "../../src/report/unix.js";

const span = { file: "a\nb.yaml", line: 3, column: 7, endLine: 3, endColumn: 9 };

test("each finding is one line, whatever the names hold", () => {
  const printed = unix([
    diagnose("parse/merge-key", {}, span),
    diagnose("parse/duplicate-key", { key: "x\u001b" }, span),
  ]);
  expect(printed).toBe(
    "a\\u{a}b.yaml:3:7: error: Merge keys (`<<`) are not supported: YAML 1.2 has none, and tools disagree about what they do. [parse/merge-key]\n" +
      "a\\u{a}b.yaml:3:7: error: The key `x\\u{1b}` is written twice in the same place; only one of them could count. [parse/duplicate-key]\n",
  );
});
