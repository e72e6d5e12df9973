import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../src/compiler/diagnostics/diagnostic.js";
import { unix } from "../src/report/unix.js";
import { visible } from "../src/report/visible.js";
import { check } from "./support/check.js";

/*
 * Each bad/<what>.yaml is a spec with one mistake, bad/<what>.out what is said about it: lines as `--format unix`
 * prints them, each with its hint indented below. UPDATE_BAD=1 rewrites them; read the difference before committing.
 */
const folder = join(import.meta.dirname, "bad");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .sort();
const isUpdate = process.env["UPDATE_BAD"] === "1";

/** Specs whose mistake a later phase finds; their `.out` comes with it. */
const pending = new Set(
  existsSync(join(folder, "pending-resolve.txt"))
    ? readFileSync(join(folder, "pending-resolve.txt"), "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [],
);

const printed = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map((each) => unix([each]) + (each.hint === undefined ? "" : `  ${visible(each.hint)}\n`)).join("");

describe("every bad spec", () => {
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    if (pending.has(name)) {
      test(`${name} has the right shape, so that a later phase is the one to find its mistake`, () => {
        expect(printed(check(text, name))).toBe("");
      });
      continue;
    }
    test(`${name} gets the diagnostics of its .out file`, () => {
      const out = join(folder, name.replace(/\.yaml$/, ".out"));
      const found = check(text, name);
      expect(found.length, "a bad spec without a diagnostic").toBeGreaterThan(0);
      if (isUpdate) writeFileSync(out, printed(found));
      expect(printed(found)).toBe(readFileSync(out, "utf8"));
    });
  }
});

test("every .out file and every pending name belongs to a spec", () => {
  const known = new Set(names);
  const outs = readdirSync(folder).filter((name) => name.endsWith(".out"));
  expect(outs.filter((name) => !known.has(name.replace(/\.out$/, ".yaml")))).toEqual([]);
  expect([...pending].filter((name) => !known.has(name))).toEqual([]);
});

test("every diagnostic of the corpus says what to write, in full sentences", () => {
  const found = names
    .filter((name) => !pending.has(name))
    .flatMap((name) => check(readFileSync(join(folder, name), "utf8"), name));
  expect(found.length).toBeGreaterThan(100);
  for (const { message, hint, code } of found) {
    expect(message, code).toMatch(/^\S.*[.]$/su);
    expect(message, code).not.toMatch(/\bundefined\b|\bNaN\b|\[object|\b[Ii]nvalid\b|\b[Pp]lease\b/);
    expect(hint ?? "", code).not.toMatch(/\bundefined\b|\bNaN\b|\[object|\b[Ii]nvalid\b|\b[Pp]lease\b/);
    expect(hint, `${code}: ${message}`).toBeDefined();
  }
});
