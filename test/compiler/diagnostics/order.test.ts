import { expect, test } from "vitest";
import { diagnose } from "../../../src/compiler/diagnostics/diagnose.js";
import type { Diagnostic } from "../../../src/compiler/diagnostics/diagnostic.js";
import { capped, inOrder } from "../../../src/compiler/diagnostics/order.js";

const at = (line: number, column = 1, file = "wordpress.yaml"): Diagnostic =>
  diagnose("parse/syntax", {}, { file, line, column, endLine: line, endColumn: column + 1 });

test("diagnostics come in the order of file, line and column", () => {
  const shuffled = [at(2, 5), at(10), at(2, 1), at(1, 1, "b.yaml"), at(1, 1, "B.yaml")];
  const places = inOrder(shuffled).map(({ span }) => `${span.file}:${span.line}:${span.column}`);
  expect(places).toEqual([
    "B.yaml:1:1",
    "b.yaml:1:1",
    "wordpress.yaml:2:1",
    "wordpress.yaml:2:5",
    "wordpress.yaml:10:1",
  ]);
});

test("the same thing said twice of one place is said once", () => {
  expect(inOrder([at(3), at(3), at(4)])).toHaveLength(2);
});

test("of more than a hundred the first hundred are shown and the rest is counted", () => {
  const many = Array.from({ length: 130 }, (_, index) => at(index + 1));
  const shown = capped(many);
  expect(shown).toHaveLength(101);
  expect(shown.at(-1)?.message).toBe("And at least 30 more errors and warnings in this file.");
  expect(shown.at(-1)?.severity).toBe("error");
});

test("errors are kept before warnings when there are too many", () => {
  const warning: Diagnostic = { ...at(1), severity: "warning", message: "A warning." };
  const many = [warning, ...Array.from({ length: 100 }, (_, index) => at(index + 2))];
  const shown = capped(many);
  expect(shown.some(({ severity }) => severity === "warning")).toBe(false);
  expect(shown.at(-1)?.code).toBe("spec/more-findings");
});

test("each file has its own hundred", () => {
  const many = ["a.yaml", "b.yaml"].flatMap((file) => Array.from({ length: 60 }, (_, index) => at(index + 1, 1, file)));
  expect(capped(many)).toHaveLength(120);
});
