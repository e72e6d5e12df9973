import fc from "fast-check";
import { expect, test } from "vitest";
import { github } from "../../src/report/github.js";
import { visible } from "../../src/report/visible.js";
import { anyFinding, finding } from "../support/finding.js";

const same = (text: string): string => text;
const print = (...found: readonly ReturnType<typeof finding>[]): string => github(found, { pathOf: same });

test("a finding is a command with its place, its rule and what to write; the summary comes last", () => {
  expect(print(finding({ hint: "Write that." }), finding({ severity: "info", message: "A note: 100%, really." }))).toBe(
    "::error file=wordpress.yaml,line=3,endLine=3,col=5,title=web/x::This is wrong.%0AWrite that.\n" +
      "::notice file=wordpress.yaml,line=3,endLine=3,col=5,title=web/x::A note: 100%25, really.\n" +
      "1 error and 1 note in 1 file.\n",
  );
});

test("warnings are warnings, and environments are named", () => {
  expect(print(finding({ severity: "warning", environments: ["staging"] }))).toContain(
    "::warning file=wordpress.yaml,line=3,endLine=3,col=5,title=web/x::This is wrong. (environment staging)\n",
  );
});

test("a finding over many lines is shown at its first", () => {
  const span = { file: "a.yaml", line: 3, column: 5, endLine: 9, endColumn: 1 };
  expect(print(finding({ span }))).toContain("file=a.yaml,line=3,endLine=3,col=5,");
});

test("files are named from the root of the repository, and a name is no more than a name", () => {
  const span = { ...finding().span, file: "a,line=1::x%0A\n.yaml" };
  expect(github([finding({ span })], { pathOf: (file) => `sites/${file}` })).toContain(
    "::error file=sites/a%2Cline=1%3A%3Ax%250A\\u{a}.yaml,line=3,",
  );
});

test("nothing is printed when nothing was found", () => {
  expect(print()).toBe("");
});

/** What a runner makes of a line. Source: actions/runner, ActionCommand.cs. */
function command(line: string): { name: string; properties: Map<string, string>; data: string } | undefined {
  const [, name = "", list = "", data = ""] = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/u.exec(line) ?? [];
  if (name === "") return undefined;
  const back = (text: string): string => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  const properties = list.split(",").map((each): [string, string] => {
    const [key = "", ...value] = each.split("=");
    return [key, back(value.join("=")).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%")];
  });
  return { name, properties: new Map(properties), data: back(data).replaceAll("%25", "%") };
}

test("whatever texts hold, each finding is one command, and a runner reads back what was meant", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 4 }), (found) => {
      const shown = found.filter(({ suppressed }) => suppressed === undefined);
      const lines = github(found, { pathOf: same }).split("\n");
      expect(lines.length).toBe(shown.length === 0 ? 1 : shown.length + 2);
      for (const [index, { span, code, message, hint }] of shown.entries()) {
        const { properties, data } = command(lines[index] ?? "") ?? {};
        expect(properties?.get("file")).toBe(visible(span.file));
        expect(properties?.get("title")).toBe(code);
        expect([...(properties?.keys() ?? [])]).toEqual(["file", "line", "endLine", "col", "title"]);
        expect(data?.startsWith(visible(message))).toBe(true);
        if (hint !== undefined) expect(data?.endsWith(`\n${visible(hint)}`)).toBe(true);
      }
      expect(command(lines.at(-2) ?? "")).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
