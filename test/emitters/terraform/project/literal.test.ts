import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { hasHidden } from "../../../../src/emitters/hidden.js";
import { quoted, scriptTemplate, template } from "../../../../src/emitters/terraform/project/literal.js";
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
  const whole = first.declarationList.declarations[0]?.initializer;
  const isTagged = whole !== undefined && ts.isTaggedTemplateExpression(whole);
  if (isTagged) expect(whole.tag.getText()).toBe("String.raw");
  const value = isTagged ? whole.template : whole;
  // What String.raw gives is the source itself.
  const textOf = (literal: ts.LiteralLikeNode): string =>
    isTagged
      ? literal
          .getText()
          .slice(1)
          .replace(/(?:\$\{|`)$/, "")
      : literal.text;
  if (value === undefined) throw new Error(`No value: ${code}`);
  if (ts.isStringLiteralLike(value)) return [textOf(value)];
  if (!ts.isTemplateExpression(value)) throw new Error(`No literal: ${code}`);
  return [
    textOf(value.head),
    ...value.templateSpans.flatMap(({ expression, literal }) => [`<${expression.getText()}>`, textOf(literal)]),
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

test.each([
  ["template", template],
  ["script", scriptTemplate],
])("a %s is read back as it was, its expressions where they stood", (_, print) => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      const code = print([{ text: before }, { expression: "this.network.id" }, { text: after }]);
      expect(read(code)).toEqual([before, "<this.network.id>", after]);
      expect(hasHidden(code.replaceAll("\n", ""))).toBe(false);
    }),
    runs(1000),
  );
});

test("a template has no line breaks, a script has those of its text and no backslash twice", () => {
  const text = "awk '{ print \\$1 }'\nprintf 'ok\\n'\n";
  expect(template([{ text }])).not.toContain("\n");
  expect(scriptTemplate([{ text }])).toBe(`String.raw\`${text}\``);
  expect(scriptTemplate([{ text: "echo `id`\n" }])).toBe("`echo \\`id\\`\n`");
});
