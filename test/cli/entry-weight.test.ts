import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { buildCli, buildLibrary, notices, packagesIn, refuseBuiltins } from "../../scripts/build.mjs";

const out = mkdtempSync(join(tmpdir(), "wpspec-weight-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/* Every package here is paid for at each start, and its license binds us: add one on purpose or not at all. */
const compiler = ["fastest-levenshtein", "handlebars", "yaml"];
const shell = ["diff", "fdir", "picomatch", "tinyglobby"];

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

test("the library compiles where nothing of Node is", async () => {
  const world = createContext({ spec: "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n" });
  runInContext(`${await script()}; var made = wpspec.compile(spec, { file: "wordpress.yaml", target: "cfn" });`, world);
  const { artifacts, findings } = (await world["made"]) as {
    artifacts: readonly unknown[];
    findings: readonly object[];
  };
  expect(findings.filter((finding) => "severity" in finding && finding.severity === "error")).toEqual([]);
  expect(artifacts.length).toBeGreaterThan(0);
  expect(runInContext("typeof process + typeof require", world)).toBe("undefinedundefined");
});

describe("what is inside the bundles", () => {
  test("the command line holds exactly the packages it is known to need", async () => {
    const [main, rest] = await buildCli(out);
    expect(packagesIn([main].flatMap((each) => each ?? []))).toEqual(["commander", "picocolors"]);
    expect(packagesIn([rest].flatMap((each) => each ?? []))).toEqual([...compiler, ...shell].sort());
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
