import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli, cacheCode } from "../../scripts/build.mjs";
import { run } from "../support/tool.js";

/* The build keeps V8's form of the command line. It may make a run faster and must change nothing else. */

const out = mkdtempSync(join(tmpdir(), "wpspec-code-cache-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const spec = "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n";
const targets = ["--target", "cfn", "--target", "terraform"];
const compiled = () =>
  run(process.execPath, [join(out, "cli.cjs"), "compile", "-", ...targets, "--out", "-"], { input: spec });
const kept = (): readonly string[] =>
  readdirSync(out)
    .filter((name) => name.endsWith(".cache"))
    .map((name) => join(out, name));

let without: ReturnType<typeof compiled>;
beforeAll(async () => {
  await buildCli(out);
  without = compiled();
  cacheCode(out);
});

test("the build keeps the code of all parts, for this Node alone", () => {
  const mark = `${process.version}-${process.platform}-${process.arch}.cache`;
  expect(kept().map((file) => file.slice(out.length + 1))).toEqual(
    ["ask", "cdktf", "compile", "look", "main", "pages", "terraform"].map((name) => `${name}.cjs.${mark}`),
  );
  for (const file of kept()) expect(statSync(file).size).toBeGreaterThan(10_000);
});

test("V8 takes what was kept", () => {
  const asked = `
    const vm = require("node:vm");
    vm.Script = class extends vm.Script {
      constructor(code, options) { super(code, options); console.error("rejected", this.cachedDataRejected); }
    };`;
  writeFileSync(join(out, "ask.cjs"), asked);
  const { stderr } = run(
    process.execPath,
    ["--require", join(out, "ask.cjs"), join(out, "cli.cjs"), "compile", "-", ...targets, "--out", "-"],
    {
      input: spec,
    },
  );
  expect(stderr.match(/rejected \w+/g)).toEqual(Array(3).fill("rejected false"));
});

test("a run with it gives what a run without gives", () => {
  expect(without.status).toBe(0);
  expect(compiled()).toEqual(without);
});

test("what does not fit is passed over", () => {
  for (const file of kept()) truncateSync(file, 1000);
  expect(compiled()).toEqual(without);
  for (const file of kept()) writeFileSync(file, "");
  expect(compiled()).toEqual(without);
  for (const file of kept()) rmSync(file);
  expect(compiled()).toEqual(without);
});
