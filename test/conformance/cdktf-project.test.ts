import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { profileVariants, projectOf, withoutNotes, type CdktfProject } from "../support/cdktf-project.js";
import { root } from "../support/root.js";

const folder = mkdtempSync(join(tmpdir(), "wpspec-cdktf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The packages that the projects ask for are those of this repository, in the same versions.
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));

/** A project on disk. */
interface Written extends CdktfProject {
  readonly name: string;
  readonly folder: string;
}

function write(name: string, project: CdktfProject, main = project.main): Written {
  const own = join(folder, name.replaceAll(" ", "-"));
  mkdirSync(own);
  for (const [path, text] of project.files) writeFileSync(join(own, path), path === "main.ts" ? main : text);
  return { ...project, name, folder: own };
}

const written = profileVariants.map(({ name, text, env }) => {
  const project = projectOf(text, env);
  if (project === undefined) throw new Error(`The example ${name} has errors.`);
  return write(name, project);
});

/** What TypeScript says of a project's tsconfig.json, and the files and options in it. */
function settingsOf({ folder: own }: Written): ts.ParsedCommandLine {
  const file = join(own, "tsconfig.json");
  const { config, error } = ts.readConfigFile(file, (path) => readFileSync(path, "utf8"));
  expect(error).toBeUndefined();
  return ts.parseJsonConfigFileContent(config, ts.sys, own);
}

/** What TypeScript finds in projects. They have the same settings, so they share the declarations of the bindings. */
function problemsIn(projects: readonly Written[]): readonly string[] {
  const settings = projects.map(settingsOf);
  const [first] = settings;
  if (first === undefined) throw new Error("There are no projects.");
  expect(settings.flatMap(({ errors }) => errors)).toEqual([]);
  const own = ({ options }: ts.ParsedCommandLine) => ({ ...options, configFilePath: undefined });
  for (const each of settings) expect(own(each)).toEqual(own(first));
  const rootNames = settings.flatMap(({ fileNames }) => fileNames);
  expect(rootNames).toEqual(projects.map((each) => join(each.folder, "main.ts")));
  const program = ts.createProgram({ rootNames, options: first.options });
  return [...ts.getPreEmitDiagnostics(program), ...first.errors].map(({ file, messageText }) =>
    [file?.fileName ?? "", ts.flattenDiagnosticMessageText(messageText, "\n")].join(": "),
  );
}

describe("TypeScript, with the projects' own settings,", () => {
  test("has nothing to say of any example", () => {
    const { options } = settingsOf(written[0] as Written);
    expect(options).toMatchObject({ strict: true, noUncheckedIndexedAccess: true, noUnusedLocals: true });
    expect(problemsIn(written)).toEqual([]);
  });

  test("would say what is wrong", () => {
    const [first] = written;
    if (first === undefined) throw new Error("There are no examples.");
    const wrong = write("wrong", first, first.main.replace("const name =", "const unused = 1;\nconst name: number ="));
    expect(problemsIn([wrong]).join("\n")).toMatch(/'unused' is declared but its value is never read/);
    expect(problemsIn([wrong]).join("\n")).toMatch(/not assignable to type 'number'/);
  });
});

describe("the project of an example, run as it is,", () => {
  test.concurrent.each(written)("makes main.tf.json: $name", async ({ folder: own, main, graph, configuration }) => {
    const { code } = await transform(main, { loader: "ts", format: "cjs", target: "node20" });
    writeFileSync(join(own, "main.cjs"), code);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["main.cjs"], { cwd: own });
    expect(stdout + stderr).toBe("");
    const made = readFileSync(join(own, "cdktf.out", "stacks", graph.deployment.name, "cdk.tf.json"), "utf8");
    expect(withoutNotes(made)).toEqual(withoutNotes(configuration));
  });
});
