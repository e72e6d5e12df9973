import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { tally } from "./tally.js";
import { visibleJson } from "./visible.js";

/*
 * Members `fix` and `suppressed` appear only where the rules know them. There is no `fingerprint` yet:
 * it identifies a finding of a rule over edits, and a made-up one would break baselines when the real one comes.
 */
const finding = ({ code, severity, message, hint, span, path, environments, related }: Diagnostic): object => ({
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
  ...(related === undefined ? {} : { related: related.map((each) => ({ ...each.span, message: each.message })) }),
});

/** Findings as one JSON document; `path` is a JSON pointer, `""` where no key is to blame. `files` counts what was read. */
export function json(diagnostics: readonly Diagnostic[], { files }: { readonly files: number }): string {
  const { error, warning, info } = tally(diagnostics);
  const summary = { files, errors: error, warnings: warning, infos: info };
  return `${visibleJson(JSON.stringify({ version: 1, findings: diagnostics.map(finding), summary }, undefined, 2))}\n`;
}
