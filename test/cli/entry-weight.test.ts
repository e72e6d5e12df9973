import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../support/root.js";
import { buildCli, buildLibrary, notices, packagesIn, refuseBuiltins } from "../../scripts/build.mjs";

const home = mkdtempSync(join(tmpdir(), "wpspec-weight-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
// As it is published: package.json says which file an engine has for a target.
const out = join(home, "dist");
mkdirSync(out);
copyFileSync(join(root, "package.json"), join(home, "package.json"));

/* Every package here is paid for at each start, and its license binds us: add one on purpose or not at all. */
const compiler = ["fastest-levenshtein", "handlebars", "yaml"];
const shell = ["diff", "fdir", "picomatch", "tinyglobby"];

/* Those are loaded for their target alone. */
const terraformPackages = ["@cdktf/provider-aws", "cdktf", "constructs"];
const projectPackages = [
  "@ts-morph/common",
  "balanced-match",
  "brace-expansion",
  "code-block-writer",
  "fdir",
  "minimatch",
  "path-browserify",
  "picomatch",
  "tinyglobby",
  "ts-morph",
];

/** The library as a script that a browser or any engine could run. */
async function script(): Promise<string> {
  await buildLibrary(out);
  const entryPoints = [join(out, "index.js")];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: "iife",
    globalName: "wpspec",
  });
  return outputFiles.map((file) => file.text).join("");
}

const spec = "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n";
const makes = (target: string): string =>
  `var made = wpspec.compile(spec, { file: "wordpress.yaml", target: "${target}" });`;

test("the library compiles where nothing of Node is, and says which targets need it", async () => {
  const world = createContext({ spec });
  runInContext(`${await script()}; ${makes("cfn")}`, world);
  const { artifacts, findings } = (await world["made"]) as {
    artifacts: readonly unknown[];
    findings: readonly object[];
  };
  expect(findings.filter((finding) => "severity" in finding && finding.severity === "error")).toEqual([]);
  expect(artifacts.length).toBeGreaterThan(0);
  expect(runInContext("typeof process + typeof require", world)).toBe("undefinedundefined");
  runInContext(makes("terraform"), world);
  await expect(world["made"]).rejects.toThrow("This target needs Node.");
});

test("no target but its own loads what Terraform needs", async () => {
  await buildCli(out);
  for (const each of ["terraform", "cdktf"]) rmSync(join(out, `${each}.cjs`));
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [join(out, "cli.cjs"), ...words], { input: spec, encoding: "utf8" });
  expect(run("--help").status).toBe(0);
  expect(run("compile", "-", "--target", "cfn", "--out", "-").status).toBe(0);
  expect(run("route", "/x", "--help").status).toBe(0);
  for (const each of ["terraform", "cdktf"]) expect(run("compile", "-", "--target", each, "--out", "-").status).toBe(3);
});

test("no format and no verb but those that show them load the pages of rules", async () => {
  await buildCli(out);
  rmSync(join(out, "pages.cjs"));
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [join(out, "cli.cjs"), ...words], { input: spec, encoding: "utf8" }).status;
  for (const format of ["pretty", "json", "github", "junit"]) expect(run("lint", "-", "--format", format)).toBe(0);
  expect([run("lint", "-", "--format", "sarif"), run("rules"), run("explain", "cdn/ttl-order")]).toEqual([3, 3, 3]);
});

test("a start reads plain letters alone: of a bundle with any other one, V8 keeps two bytes for each letter", async () => {
  await buildCli(out);
  for (const part of ["main", "ask", "compile"])
    expect(readFileSync(join(out, `${part}.cjs`), "utf8"), part).toMatch(/^[\u0000-\u007f]*$/u);
});

test("few specs are checked without loading threads", async () => {
  await buildCli(out);
  const loaded =
    "process.on('exit', () => console.error(process.moduleLoadList.includes('NativeModule worker_threads')));";
  writeFileSync(join(out, "loaded.cjs"), loaded);
  const words = ["--require", join(out, "loaded.cjs"), join(out, "cli.cjs"), "lint", "-"];
  expect(spawnSync(process.execPath, words, { input: spec, encoding: "utf8" }).stderr).toMatch(/false\n$/u);
});

describe("what is inside the bundles", () => {
  test("the command line holds exactly the packages it is known to need", async () => {
    const [main, rest, router, terraform, project, , look] = await buildCli(out);
    expect(packagesIn([main].flatMap((each) => each ?? []))).toEqual(["commander", "picocolors"]);
    expect(packagesIn([rest].flatMap((each) => each ?? []))).toEqual([...compiler, ...shell].sort());
    expect(packagesIn([router].flatMap((each) => each ?? []))).toEqual([
      "diff",
      "fastest-levenshtein",
      "fdir",
      "picomatch",
      "tinyglobby",
      "yaml",
    ]);
    expect(packagesIn([look].flatMap((each) => each ?? []))).toEqual(compiler);
    const bindings = packagesIn([terraform].flatMap((each) => each ?? []));
    expect(bindings.filter((each) => !each.startsWith("cdktf/node_modules/"))).toEqual([...terraformPackages].sort());
    expect(packagesIn([project].flatMap((each) => each ?? []))).toEqual(projectPackages);
    // What cdktf brings with it: nothing that reads archives or starts processes.
    expect(bindings.filter((each) => /archiver|glob|stream/.test(each))).toEqual([]);
  });

  test("the library holds exactly the compiler's", async () => {
    expect(packagesIn([await buildLibrary(out)])).toEqual(compiler);
  });

  test("the notices hold the license text of each", () => {
    const text = notices(["ajv", "commander", "picocolors", ...compiler, ...shell]);
    for (const name of [...compiler, ...shell, "ajv"])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "mu"));
    expect(text).toContain("Redistribution and use in source and binary forms");
  });
});

test("a library that would need Node is not built", async () => {
  for (const name of ["node:fs", "path", "fs/promises"]) {
    const entry = join(out, "entry.ts");
    writeFileSync(entry, `import * as all from ${JSON.stringify(name)};\nexport const used = all;\n`);
    await expect(
      build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        platform: "neutral",
        logLevel: "silent",
        plugins: [refuseBuiltins],
      }),
    ).rejects.toThrow("The library must run anywhere");
  }
});
