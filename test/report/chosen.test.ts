import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import type { Choice } from "../../src/report/chosen.js";
import { github } from "../../src/report/github.js";
import { pretty } from "../../src/report/pretty.js";
import { unix } from "../../src/report/unix.js";
import { finding } from "../support/finding.js";

const same = (text: string): string => text;
const colors = { bold: same, dim: same, red: same, yellow: same, cyan: same };
const found = [
  finding({ message: "An error." }),
  finding({ message: "A warning.", severity: "warning" }),
  finding({ message: "A note.", severity: "info" }),
  finding({ message: "Known.", suppressed: { by: "inSource", reason: "We know." } }),
];

const formats: readonly (readonly [string, (found: readonly Diagnostic[], choice: Choice) => string])[] = [
  ["pretty", (given, choice) => pretty(given, { sources: new Map(), colors, width: 80, ...choice })],
  ["unix", unix],
  ["github", (given, choice) => github(given, { pathOf: same, ...choice })],
];

describe.each(formats)("%s", (name, print) => {
  test("leaves out what may stay", () => {
    const text = print(found, {});
    for (const said of ["An error.", "A warning.", "A note."]) expect(text).toContain(said);
    expect(text).not.toContain("Known.");
    expect(print([finding({ suppressed: { by: "config", reason: "x" } })], {})).toBe("");
  });

  test("shows errors alone when it is to be quiet", () => {
    const text = print(found, { isQuiet: true });
    expect(text).toContain("An error.");
    expect(text).not.toMatch(/A warning\.|A note\./);
  });

  if (name === "unix") return;
  test("counts in its last line what it does not show, and never what may stay", () => {
    for (const isQuiet of [true, false]) {
      expect(print(found, { isQuiet }).trimEnd().split("\n").at(-1)).toBe("1 error, 1 warning and 1 note in 1 file.");
    }
  });
});
