import { expect, test } from "vitest";
import { diagnose } from "../../src/compiler/diagnostics/diagnose.js";
import { fingerprintOf } from "../../src/compiler/diagnostics/fingerprint.js";
import { json, type JsonOptions } from "../../src/report/json.js";
import { finding } from "../support/finding.js";
import { sha256 } from "../support/sha256.js";

const options: JsonOptions = { files: 1, sha256 };
const parsed = (...given: Parameters<typeof json>): { findings: object[]; summary: object } =>
  JSON.parse(json(...given)) as { findings: object[]; summary: object };
const span = { file: "wordpress.yaml", line: 3, column: 7, endLine: 3, endColumn: 9 };

test("findings have the documented members, and the summary counts them", () => {
  const related = [{ span: { ...span, line: 1 }, message: "It is written here first." }];
  const found = [
    diagnose("parse/duplicate-key", { key: "name" }, span, { path: "/name", related }),
    diagnose("spec/more-findings", { left: 2 }, span),
  ];
  expect(JSON.parse(json(found, { ...options, files: 4 }))).toEqual({
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
        fingerprint: found.map((each) => fingerprintOf(each, sha256))[0],
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
        fingerprint: found.map((each) => fingerprintOf(each, sha256))[1],
      },
    ],
    summary: { files: 4, errors: 1, warnings: 0, infos: 1 },
  });
});

test("hidden characters are JSON escapes in the text and themselves for its reader", () => {
  const file = "\u202e\u001b\u{e0041}.yaml";
  const text = json([diagnose("parse/merge-key", {}, { ...span, file })], options);
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u{e0041}]/u);
  expect(JSON.parse(text).findings[0].file).toBe(file);
});

test("what may stay is there with its reason and line, and does not count", () => {
  const suppressed = { by: "inSource", reason: "We know.", line: 2 } as const;
  const found = [finding({ suppressed }), finding({ suppressed: { by: "config", reason: "In the baseline." } })];
  const { findings, summary } = parsed(found, options);
  expect(findings).toMatchObject([
    { suppressed: { reason: "We know.", line: 2 } },
    { suppressed: { reason: "In the baseline." } },
  ]);
  expect(JSON.stringify(findings)).not.toContain("inSource");
  expect(summary).toEqual({ files: 1, errors: 0, warnings: 0, infos: 0 });
});

test("a fix has its edits, each with its place, and says whether it is safe", () => {
  const fix = { changes: [], isSafe: true };
  const edits = [{ span: { ...span, column: 1 }, text: "a: 1\n" }];
  const editsOf = (): typeof edits => edits;
  const { findings } = parsed([finding({ fix }), finding()], { ...options, editsOf });
  expect(findings[0]).toMatchObject({
    fix: { safe: true, edits: [{ line: 3, column: 1, endLine: 3, endColumn: 9, text: "a: 1\n" }] },
  });
  expect(findings[1]).not.toHaveProperty("fix");
  // Nothing is said of a fix whose characters nobody knows.
  expect(parsed([finding({ fix })], { ...options, editsOf: () => undefined }).findings[0]).not.toHaveProperty("fix");
});

test("quietly, it lists errors and counts everything", () => {
  const found = [finding(), finding({ severity: "warning" }), finding({ severity: "info" })];
  const { findings, summary } = parsed(found, { ...options, isQuiet: true });
  expect(findings).toMatchObject([{ level: "error" }]);
  expect(summary).toEqual({ files: 1, errors: 1, warnings: 1, infos: 1 });
});
