import fc from "fast-check";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";

/** A finding as rules make them, with what a test is about. */
export function finding(parts: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: "web/x",
    severity: "error",
    message: "This is wrong.",
    span: { file: "wordpress.yaml", line: 3, column: 5, endLine: 3, endColumn: 9 },
    path: "/web/x",
    ...parts,
  };
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "::error::",
        "##[error]",
        " ",
        "%0A",
        "%",
        "\r\n",
        ",",
        ":",
        "]]>",
        "<",
        "&amp;",
        "](https://x.example)",
        "[",
        "{0}",
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join("")),
);
const number = fc.integer({ min: 1, max: 400 });
const span = (file: string): fc.Arbitrary<Diagnostic["span"]> =>
  fc
    .record({ line: number, column: number, more: fc.nat(3), width: fc.nat(30) })
    .map(({ line, column, more, width }) => ({
      file,
      line,
      column,
      endLine: line + more,
      endColumn: column + width,
    }));

/** Findings with anything in every text of theirs, file names included. */
export const anyFinding: fc.Arbitrary<Diagnostic> = text.chain((file) =>
  fc.record(
    {
      code: fc.constantFrom("web/x", "cdn/ttl-order", "parse/tab"),
      severity: fc.constantFrom("error", "warning", "info"),
      message: text,
      span: span(file),
      path: text,
      hint: text,
      subject: text,
      identity: text,
      environments: fc.array(text, { maxLength: 2 }),
      related: fc.array(fc.record({ span: span(file), message: text }), { maxLength: 2 }),
      suppressed: fc.record({ by: fc.constantFrom("inSource", "config"), reason: text }),
    },
    { requiredKeys: ["code", "severity", "message", "span"] },
  ),
);
