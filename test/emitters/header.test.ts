import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headerName, headerText, parseHeader } from "../../src/emitters/header.js";

describe("a header", () => {
  test("names the spec without its directories, and the environment", () => {
    expect(headerText("sites/acme/wordpress.yaml")).toBe(
      "Made by wpspec from wordpress.yaml. Edit that file, not this one.",
    );
    expect(headerText("C:\\sites\\wordpress.yaml", "staging")).toBe(
      "Made by wpspec from wordpress.yaml, environment staging. Edit that file, not this one.",
    );
    expect(headerText("-")).toBe(headerText("<stdin>"));
  });

  test("is one line and ends no comment, whatever the file is called", () => {
    for (const name of ["a\nb", "a-->b", "a\u2028b", "\u202ea", "*/a", "a\rb"]) {
      expect(headerText(name)).not.toMatch(/[\n\r\u2028\u202e<>]/u);
    }
  });

  const name = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
  const environment = fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,15}$/u), { nil: undefined });

  test("reads back from every kind of file it stands in", () => {
    fc.assert(
      fc.property(name, environment, (file, env) => {
        fc.pre(headerName(file) !== "");
        const text = headerText(file, env);
        const expected = env === undefined ? { spec: headerName(file) } : { spec: headerName(file), environment: env };
        const kinds = [
          `# ${text}\nResources: {}\n`,
          `// ${text}\nimport {} from "cdktf";\n`,
          `<!-- ${text} -->\n# Title\n`,
          JSON.stringify({ "//": text, a: 1 }),
          JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Description: `${text} More.` }, null, 2),
        ];
        for (const kind of kinds) expect(parseHeader(kind)).toEqual(expected);
      }),
    );
  });
});

test("a file whose first line is something else is not ours", () => {
  const text = headerText("wordpress.yaml");
  const others = [
    "",
    "Resources: {}\n",
    `\n# ${text}\n`,
    `#${text}\n`,
    `# not ${text}\n`,
    `{"a": "${text}"}`,
    `{"//": "${text}"`,
    "{}",
  ];
  for (const other of others) expect(parseHeader(other), other).toBeUndefined();
});
