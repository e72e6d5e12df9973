import { fingerprintOf, type Sha256 } from "../compiler/diagnostics/fingerprint.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { type Choice, printed } from "./chosen.js";
import { tally } from "./tally.js";
import type { EditsOf } from "./text-edit.js";
import { visibleJson } from "./visible.js";

export interface JsonOptions extends Choice {
  /** How many files were read. */
  readonly files: number;
  readonly sha256: Sha256;
  readonly editsOf?: EditsOf | undefined;
}

/** What a machine may write instead, where it is known; `safe` says whether `--fix` does so unasked. */
function fixOf(diagnostic: Diagnostic, editsOf: EditsOf | undefined): object {
  const edits = editsOf?.(diagnostic);
  if (diagnostic.fix === undefined || edits === undefined) return {};
  return {
    fix: {
      safe: diagnostic.fix.isSafe,
      edits: edits.map(({ span: { line, column, endLine, endColumn }, text }) => ({
        line,
        column,
        endLine,
        endColumn,
        text,
      })),
    },
  };
}

function suppressedOf({ suppressed }: Diagnostic): object {
  if (suppressed === undefined) return {};
  const { reason, line } = suppressed;
  return { suppressed: { reason, ...(line === undefined ? {} : { line }) } };
}

function finding(diagnostic: Diagnostic, { sha256, editsOf }: JsonOptions): object {
  const { code, severity, message, hint, span, path, environments, related } = diagnostic;
  return {
    rule: code,
    level: severity,
    message,
    file: span.file,
    line: span.line,
    column: span.column,
    endLine: span.endLine,
    endColumn: span.endColumn,
    path: path ?? "",
    ...(environments === undefined ? {} : { environments }),
    ...(hint === undefined ? {} : { hint }),
    ...fixOf(diagnostic, editsOf),
    ...(related === undefined ? {} : { related: related.map((each) => ({ ...each.span, message: each.message })) }),
    ...suppressedOf(diagnostic),
    fingerprint: fingerprintOf(diagnostic, sha256),
  };
}

/** Findings as one JSON document; `path` is a JSON pointer, `""` where no key is to blame. */
export function json(diagnostics: readonly Diagnostic[], options: JsonOptions): string {
  const { error, warning, info } = tally(diagnostics);
  const summary = { files: options.files, errors: error, warnings: warning, infos: info };
  const findings = printed(diagnostics, options).map((each) => finding(each, options));
  return `${visibleJson(JSON.stringify({ version: 1, findings, summary }, undefined, 2))}\n`;
}
