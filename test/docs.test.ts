import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { commandLine } from "./scenarios/support/cli.js";
import { root } from "./support/root.js";

/* What documents say about the repository must be so: paths, commands, flags. */

const read = (name: string): string => readFileSync(join(root, name), "utf8");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...globSync("docs/**/*.md", { cwd: root, expandDirectories: false }),
].toSorted();

/** Built by `npm ci`, and not there before; what generated examples hold is tested where they are written. */
const built = /^(?:dist|node_modules)\//;
const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** Code spans and fenced lines, word by word. */
const codeOf = (text: string): readonly string[] =>
  [...text.matchAll(/```[a-z]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(([, block, span]) => block ?? span ?? "");

/** Paths below a folder of ours, as code names them: `src/cli/`, `src/lint/rules/<group>/<name>.ts`, `examples/*`. */
function pathsIn(text: string): readonly string[] {
  const words = codeOf(text).flatMap((code) => code.split(/[\s,;()"'=]+/));
  const paths = words.map((word) => word.replace(/(?::\d+)*[.:]*$/, "").replace(/^\.\//, ""));
  return [...new Set(paths)].filter((path) => folders.some((name) => path.startsWith(`${name}/`)) && !built.test(path));
}

function exists(path: string): boolean {
  if (existsSync(join(root, path))) return true;
  // Placeholders and globs: something must be where they point, the last part of a new file's name aside.
  if (!/[<*{]/.test(path)) return false;
  const pattern = path.replaceAll(/<[^>]*>/g, "*");
  return globSync(pattern, { cwd: root, dot: true, onlyFiles: false, expandDirectories: false }).length > 0;
}

describe.each(documents)("%s", (name) => {
  const text = read(name);

  test("names no path that does not exist", () => {
    expect(pathsIn(text).filter((path) => !exists(path))).toEqual([]);
  });

  test("links to no file that does not exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, target]) => target ?? "");
    expect(links.filter((target) => !existsSync(join(root, dirname(name), target)))).toEqual([]);
  });

  test("names no npm script that does not exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
    const named = codeOf(text).flatMap((code) =>
      [...code.matchAll(/\bnpm (?:run )?(?:--?[a-z]+ )*([a-z][a-z:-]*)/g)].map(([, script]) => script ?? ""),
    );
    expect(
      named.filter((script) => !["ci", "install", "link", "pack"].includes(script) && scripts[script] === undefined),
    ).toEqual([]);
  });
});

test("finds paths at all, so that the tests above can fail", () => {
  expect(pathsIn("see `src/nowhere/` and `src/index.ts`").filter((path) => !exists(path))).toEqual(["src/nowhere/"]);
  expect(pathsIn(read("docs/ARCHITECTURE.md")).length).toBeGreaterThan(15);
});

test("the README says how to run the tests", () => {
  expect(read("README.md")).toMatch(/^npm test$/m);
});

describe("the commands of the README", () => {
  const { run, site } = commandLine();
  /** `wpspec VERB …` in code, and what the clone calls `node dist/cli.cjs VERB …`. */
  const commands = codeOf(read("README.md")).flatMap((code) =>
    code.split(/\n|&&/).flatMap((line) => {
      const words = /^\s*(?:wpspec|(?:npx wpspec)|node dist\/cli\.cjs) (.*)$/.exec(line)?.[1];
      return words === undefined ? [] : [words.replaceAll(/[[\]]/g, " ").trim().split(/\s+/)];
    }),
  );
  const help = (...args: readonly string[]): string => run(site(), [...args, "--help"]).out;

  test("use verbs and flags that --help knows", () => {
    expect(commands.length).toBeGreaterThan(3);
    const verbs = [...help().matchAll(/^ {2}([a-z]+)\b/gm)].map(([, verb]) => verb);
    for (const [verb = "", ...words] of commands) {
      if (verb.startsWith("-") || !/^[a-z]+$/.test(verb)) continue;
      expect(verbs).toContain(verb);
      const text = help(verb);
      const flags = words.filter((word) => word.startsWith("--")).flatMap((word) => word.split("|"));
      for (const flag of flags) expect(text, `wpspec ${verb}`).toMatch(new RegExp(`${flag}\\b`));
    }
  });

  test("name every verb there is", () => {
    const verbs = [...(/Commands:\n([\s\S]*?)\n\n/.exec(help())?.[1] ?? "").matchAll(/^ {2}([a-z]+)/gm)].map(
      ([, verb]) => verb,
    );
    expect(verbs.length).toBeGreaterThan(2);
    expect([...new Set(commands.map(([verb]) => verb))]).toEqual(expect.arrayContaining(verbs));
  });
});
