import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { json } from "../../src/report/json.js";
import { pretty } from "../../src/report/pretty.js";
import { unix } from "../../src/report/unix.js";
import { sha256 } from "../support/sha256.js";

const same = (text: string): string => text;
const colors = { bold: same, dim: same, red: same, yellow: same, cyan: same };
const finding = (environments?: readonly string[]): Diagnostic => ({
  code: "web/x",
  severity: "error",
  message: "This is wrong.",
  span: { file: "wordpress.yaml", line: 3, column: 5, endLine: 3, endColumn: 9 },
  ...(environments === undefined ? {} : { environments }),
});
const shown = (environments?: readonly string[]): string =>
  pretty([finding(environments)], { sources: new Map(), colors, width: 80 });

test("a finding of some environments alone names them, in every format", () => {
  expect(unix([finding(["staging"])])).toBe(
    "wordpress.yaml:3:5: error: This is wrong. (environment staging) [web/x]\n",
  );
  expect(unix([finding(["staging", "qa"])])).toContain(" (environments staging, qa) [web/x]\n");
  expect(shown(["staging"])).toContain("wordpress.yaml:3:5: error web/x (environment staging)\n");
  const [first] = (JSON.parse(json([finding(["staging", "qa"])], { files: 1, sha256 })) as { findings: object[] })
    .findings;
  expect(first).toMatchObject({ rule: "web/x", environments: ["staging", "qa"] });
});

test("a finding of the spec itself names none", () => {
  for (const text of [unix([finding()]), shown(), json([finding()], { files: 1, sha256 })]) {
    expect(text).not.toContain("environment");
  }
});
