import fc from "fast-check";
import pc from "picocolors";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { json } from "../../src/report/json.js";
import { junit } from "../../src/report/junit.js";
import { pretty } from "../../src/report/pretty.js";
import { unix } from "../../src/report/unix.js";
import { inert } from "../../src/report/visible.js";
import { anyFinding, finding } from "../support/finding.js";
import { runs } from "../support/runs.js";
import { sha256 } from "../support/sha256.js";

/*
 * A runner obeys what it finds in a log: lines that begin with `::`, wherever they begin, and `##[` anywhere in a line. Texts of a
 * spec, its name and the lines of its code frames come from whoever wrote it.
 */
const command = /^\s*::|##\[|##vso\[/mu;

test("what a runner would obey shows as its code, and all else stays", () => {
  expect(inert("::error::x\n  ::stop-commands::y\na ::b\n")).toBe(
    "\\u{3a}:error::x\n  \\u{3a}:stop-commands::y\na ::b\n",
  );
  expect(inert("a ###[error]x ##vso[task.x] # [y] ## z")).toBe("a #\\u{23}#[error]x \\u{23}#vso[task.x] # [y] ## z");
  expect(inert("allow ::/0, and ::1")).toBe("allow ::/0, and ::1");
});

/** Every word of it on a line of its own. */
const narrow = { colors: pc.createColors(false), width: 20 };
const sourceOf = ({ span }: Diagnostic, text: string): ReadonlyMap<string, string> => new Map([[span.file, text]]);
const reports: Readonly<Record<string, (found: Diagnostic, text: string) => string>> = {
  pretty: (found, text) => pretty([found], { ...narrow, sources: sourceOf(found, text) }),
  unix: (found) => unix([found]),
  json: (found) => json([found], { files: 1, sha256 }),
  junit: (found) => junit([found], { files: [found.span.file] }),
};

describe.each(Object.entries(reports))("the format %s", (_name, report) => {
  test("has no command in it, whatever findings, names and specs say", () => {
    fc.assert(
      fc.property(anyFinding, fc.constantFrom("::error::x\n", "  ##[error]x\n", "a: b\n"), (found, line) => {
        expect(report(found, line.repeat(40))).not.toMatch(command);
      }),
      runs(500),
    );
  });

  test("has none where a long message is broken", () => {
    const hostile = finding({
      message: "The path ::error::x and ::warning::y are no paths ##[error]z.",
      hint: "Write another than ::error::x instead ::stop-commands::a.",
      span: { file: "::error::.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 },
    });
    const text = report(hostile, "::error::x: ##[error]y\n");
    expect(text).toContain("error");
    expect(text).not.toMatch(command);
  });
});
