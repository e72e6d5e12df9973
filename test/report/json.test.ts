import { expect, test } from "vitest";
import { diagnose } from "../../src/compiler/diagnostics/diagnose.js";
import { json } from "../../src/report/json.js";

const span = { file: "wordpress.yaml", line: 3, column: 7, endLine: 3, endColumn: 9 };

test("findings have the documented members, and the summary counts them", () => {
  const related = [{ span: { ...span, line: 1 }, message: "It is written here first." }];
  const found = [
    diagnose("parse/duplicate-key", { key: "name" }, span, { path: "/name", related }),
    diagnose("spec/more-findings", { left: 2 }, span),
  ];
  expect(JSON.parse(json(found, { files: 4 }))).toEqual({
    version: 1,
    findings: [
      {
        rule: "parse/duplicate-key",
        level: "error",
        message: "The key `name` is written twice in the same place; only one of them could count.",
        file: "wordpress.yaml",
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 9,
        path: "/name",
        hint: "Merge the two, or delete one.",
        related: [{ ...span, line: 1, message: "It is written here first." }],
      },
      {
        rule: "spec/more-findings",
        level: "info",
        message: "And at least 2 more findings in this file.",
        file: "wordpress.yaml",
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 9,
        path: "",
      },
    ],
    summary: { files: 4, errors: 1, warnings: 0, infos: 1 },
  });
});

test("hidden characters are JSON escapes in the text and themselves for its reader", () => {
  const file = "\u202e\u001b\u{e0041}.yaml";
  const text = json([diagnose("parse/merge-key", {}, { ...span, file })], { files: 1 });
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u{e0041}]/u);
  expect(JSON.parse(text).findings[0].file).toBe(file);
});
