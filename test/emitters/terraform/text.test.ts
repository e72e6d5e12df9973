import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOf, expression, guarded, printed } from "../../../src/emitters/terraform/text.js";
import { terraformOf } from "../../support/terraform-json.js";

/**
 * Terraform's own reading of a quoted template, for what we print: literals, escapes, and expressions, which come back
 * in angle brackets. Terraform Language, Strings and Templates.
 */
function read(text: string): string {
  let out = "";
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    if (/^(?:\$\$|%%)\{/.test(rest)) {
      out += rest.slice(1, 3);
      at += 3;
    } else if (/^[$%]\{/.test(rest)) {
      const end = text.indexOf("}", at);
      if (end < 0 || rest.startsWith("%")) throw new Error(`Terraform would refuse ${text}`);
      const code = text.slice(at + 2, end);
      out += /^"(?:\$+|[#&])"$/.test(code) ? code.slice(1, -1) : `<${code}>`;
      at = end + 1;
    } else {
      out += rest[0];
      at += 1;
    }
  }
  return out;
}

const hostile = fc.string({
  unit: fc.constantFrom(
    "$",
    "%",
    "{",
    "}",
    "$${",
    "${",
    "%{",
    '"',
    "\\",
    "a",
    "~",
    "é",
    "#{TfToken[",
    "&{",
    "TfToken[",
  ),
});
const print = (text: string): string => printed(guarded({ text })).text;

test("any literal is read back as it was", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(read(print(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("literals and references side by side stay what they are, whatever the seam", () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      const joined = `${before}${expression("aws_vpc.network.id")}${after}`;
      expect(read(print(joined))).toBe(`${before}<aws_vpc.network.id>${after}`);
    }),
    { numRuns: 2000 },
  );
});

test("keys, lists and JSON inside text are covered too", () => {
  const config = { "${key}": [{ text: "%{if}" }], json: JSON.stringify({ a: `\${x}${expression("aws_vpc.a.id")}` }) };
  expect(printed(guarded(config))).toEqual({
    "$${key}": [{ text: "%%{if}" }],
    json: '{"a":"$${x}${aws_vpc.a.id}"}',
  });
});

test.each(["$", "#", "&"])("what cdktf would take for a token of its own, after %s, is literal", (sign) => {
  const text = `${sign}{TfToken[TOKEN.1]}`;
  expect(JSON.stringify([guarded({ text }), print(text)])).not.toContain(`${sign}{TfToken[`);
  expect(print(text)).toBe(`\${"${sign}"}{TfToken[TOKEN.1]}`);
  expect(read(print(text))).toBe(text);
});

test("the code of an expression can be used inside another, that of a text cannot", () => {
  expect(codeOf(expression("aws_vpc.a.id"))).toBe("aws_vpc.a.id");
  expect(() => codeOf("aws_vpc.a.id")).toThrow("No expression");
  expect(() => codeOf(`${expression("a")}${expression("b")}`)).toThrow("No expression");
});

test("a key that JavaScript takes for something else is a key", () => {
  const spec =
    'version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\ntags: { __proto__: "yes", constructor: "yes" }\n';
  const { provider } = JSON.parse(terraformOf(spec)?.text ?? "") as { provider: { aws: readonly object[] } };
  for (const each of provider.aws)
    expect(JSON.stringify(each)).toContain('"tags":{"${\\"__proto__\\"}":"yes","constructor":"yes"}');
});
