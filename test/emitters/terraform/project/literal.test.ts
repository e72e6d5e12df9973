import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { hasHidden } from "../../../../src/emitters/hidden.js";
import { quoted, template } from "../../../../src/emitters/terraform/project/literal.js";
import { runs } from "../../../support/runs.js";

const pieces = [
  "`",
  "${",
  "$",
  "{",
  "}",
  "\\",
  "'",
  '"',
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\u2028",
  "\u2029",
  "*/",
  "//",
  "\\u{61}",
  "a",
  "é",
  "\u202e",
  "\0",
  "\u{1f600}",
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);

/** The one expression of a statement, as TypeScript reads it: literal texts of a template, and names between them. */
function read(code: string): readonly string[] {
  const file = ts.createSourceFile("main.ts", `const x = ${code};\nconst y = 1;`, ts.ScriptTarget.ES2022, true);
  const { diagnostics = [] } = ts.transpileModule(file.text, { reportDiagnostics: true });
  expect(diagnostics).toEqual([]);
  const [first, second, ...others] = file.statements;
  expect(others).toEqual([]);
  expect(second?.getText()).toBe("const y = 1;");
  if (first === undefined || !ts.isVariableStatement(first)) throw new Error(`No statement: ${code}`);
  const value = first.declarationList.declarations[0]?.initializer;
  if (value === undefined) throw new Error(`No value: ${code}`);
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (!ts.isTemplateExpression(value)) throw new Error(`No literal: ${code}`);
  return [
    value.head.text,
    ...value.templateSpans.flatMap(({ expression, literal }) => [`<${expression.getText()}>`, literal.text]),
  ];
}

test("a string is read back as it was, and hides nothing", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(read(quoted(text))).toEqual([text]);
      expect(hasHidden(quoted(text))).toBe(false);
    }),
    runs(1000),
  );
});

test("a template is read back as it was, its expressions where they stood", () => {
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (before, after, lines) => {
      const code = template([{ text: before }, { expression: "this.network.id" }, { text: after }], { lines });
      expect(read(code)).toEqual([before, "<this.network.id>", after]);
      expect(hasHidden(lines ? code.replaceAll("\n", "") : code)).toBe(false);
    }),
    runs(1000),
  );
});
