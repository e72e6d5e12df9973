import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { badSpec, commandLine } from "../scenarios/support/cli.js";
import { readHelp, usageProblems } from "../support/help.js";
import { commandLinesOf, fencesIn, readPage } from "../support/pages.js";
import { root } from "../support/root.js";

/* What docs/editors.md says to write is what editors and the command line understand. vim itself: test/conformance/. */

const page = readPage("docs/editors.md");
const { run, site } = commandLine();
const jsons = fencesIn(page, "json").map(({ text }) => JSON.parse(text) as Readonly<Record<string, unknown>>);
const jsonWith = <T>(key: string): T => {
  const found = jsons.filter((each) => Object.hasOwn(each, key));
  if (found.length !== 1) throw new Error(`${found.length} blocks have ${key}.`);
  return found[0] as T;
};

/** A key that looks like the end of a place and of a line. */
const trouble = 'version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n"we:bb: error: [x/y]": {}\n';

test("the schema line is the one that `init` writes, and leads to a file of the package", () => {
  const [line] = fencesIn(page, "yaml").map(({ text }) => text.trim());
  const here = site();
  run(here, ["init"]);
  expect(here.read("wordpress.yaml").split("\n")[0]).toBe(line);
  const path = /\$schema=\.\/node_modules\/wpspec\/(.+)$/.exec(line ?? "")?.[1] ?? "";
  const { files } = JSON.parse(readPage("package.json")) as { readonly files: readonly string[] };
  expect(files).toContain(path);
});

test("the setting names a file that `wpspec schema` was told to write, and the names of specs", () => {
  const { "yaml.schemas": schemas } = jsonWith<{ "yaml.schemas": Readonly<Record<string, readonly string[]>> }>(
    "yaml.schemas",
  );
  const [file = ""] = Object.keys(schemas);
  expect(page).toContain(`wpspec schema > ${file.replace("./", "")}\n`);
  expect(schemas[file]).toEqual(["wordpress.yaml", "wordpress.yml"]);
});

test("the entry for a catalogue has what the catalogue asks for, and no more", () => {
  // SchemaStore's schema-catalog.json: name, description and url are demanded, url is absolute and https.
  const entry = jsonWith<{ name: string; description: string; fileMatch: readonly string[]; url: string }>("fileMatch");
  expect(Object.keys(entry)).toEqual(["name", "description", "fileMatch", "url"]);
  expect([typeof entry.name, typeof entry.description]).toEqual(["string", "string"]);
  expect(entry.fileMatch).toEqual([...new Set(entry.fileMatch)]);
  const url = new URL(entry.url);
  expect(url.protocol).toBe("https:");
  const path = /^\/OWNER\/wpspec\/main\/(.+)$/.exec(url.pathname)?.[1] ?? "";
  expect(existsSync(join(root, path))).toBe(true);
});

describe("the command lines", () => {
  const lines = commandLinesOf(page).filter(({ words }) => words.length > 1 || words[0] === "schema");

  test("are those that the page needs", () => {
    expect(lines.map(({ words }) => words.join(" "))).toEqual([
      "schema",
      "lint --format unix",
      "lint - --stdin-filename wordpress.yaml --format unix",
    ]);
  });

  test.each(lines)("wpspec $text: has these flags, and runs", ({ words, input }) => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    const [verb = "", ...rest] = words;
    expect(usageProblems(rest, readHelp(run(here, [verb, "--help"]).out))).toEqual([]);
    const { code, out } = run(here, words, input === undefined ? {} : { input: here.read(input) });
    expect(code).toBe(verb === "lint" ? 1 : 0);
    // What came from standard input is called by the name it has.
    expect(out).toMatch(verb === "lint" ? /^wordpress\.yaml:5:1: error: / : /^\{/);
  });
});

describe("the problem matcher of VS Code", () => {
  interface Task {
    readonly args: readonly string[];
    readonly problemMatcher: { readonly pattern: Readonly<Record<string, number>> & { readonly regexp: string } };
  }
  const [task] = jsonWith<{ readonly tasks: readonly Task[] }>("tasks").tasks;
  const { regexp = "", ...groups } = task?.problemMatcher.pattern ?? {};
  const command = task?.args.slice(task.args.indexOf("wpspec") + 1) ?? [];

  const matched = (line: string): Readonly<Record<string, string | undefined>> | undefined => {
    const found = new RegExp(regexp).exec(line);
    return found === null
      ? undefined
      : Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, found[Number(group)]]));
  };

  test.each([
    ["wordpress.yaml", badSpec, "error"],
    ["a: b/it's [x].yaml", trouble, "error"],
    ["wordpress.yaml", "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nprofile: whitepaper\n", "info"],
    [
      "wordpress.yaml",
      "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\ncdn: {priceClass: PriceClass_100, geo: {allow: [AU]}}\n",
      "warning",
    ],
  ])("reads what lint says of %s", (file, text, severity) => {
    const here = site();
    here.write(file, text);
    const printed = run(here, [...command, file])
      .out.trimEnd()
      .split("\n");
    const json = JSON.parse(run(here, ["lint", "--format", "json", file]).out) as {
      readonly findings: readonly { line: number; column: number; level: string; rule: string }[];
    };
    const expected = json.findings.map(({ line, column, level, rule }) => ({
      line: `${line}`,
      column: `${column}`,
      severity: level,
      code: rule,
    }));
    expect(expected.map((each) => each.severity)).toContain(severity);
    expect(printed.map(matched)).toEqual(expected.map((each) => expect.objectContaining(each)));
    expect(printed.map((line) => matched(line)?.["file"])).toEqual(expected.map(() => file));
  });

  test("reads nothing into other lines", () => {
    const here = site();
    expect(
      run(here, [...command])
        .err.split("\n")
        .map(matched)
        .every((each) => each === undefined),
    ).toBe(true);
    expect(matched("Nothing is wrong in 1 file.")).toBeUndefined();
  });
});
