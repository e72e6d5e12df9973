import type { Diagnostic, Severity } from "../compiler/diagnostics/diagnostic.js";
import { type Choice, counting, printed } from "./chosen.js";
import { environmentsText } from "./environments-text.js";
import { summaryText } from "./tally.js";
import { visible } from "./visible.js";

export interface GithubOptions extends Choice {
  /** The path of a file from the root of the repository, by which GitHub knows it. */
  readonly pathOf: (file: string) => string;
}

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/* What a runner takes back: `%` first, else it would take back what was never escaped. Source: actions/toolkit, command.ts. */
const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function annotation(diagnostic: Diagnostic, { pathOf }: GithubOptions): string {
  const { code, severity, span, message, hint } = diagnostic;
  const place = { file: visible(pathOf(span.file)), line: span.line, endLine: span.line, col: span.column };
  const properties = Object.entries({ ...place, title: visible(code) }).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  const lines = [`${message}${environmentsText(diagnostic)}`, ...(hint === undefined ? [] : [hint])].map(visible);
  return `::${commands[severity]} ${properties.join(",")}::${escapeData(lines.join("\n"))}\n`;
}

/**
 * Findings as commands of GitHub Actions, which shows each beside its line, on the line where it begins. It shows about ten
 * of a level and keeps the rest in the log, so a summary comes last.
 */
export function github(diagnostics: readonly Diagnostic[], options: GithubOptions): string {
  const summary = summaryText(diagnostics);
  if (summary === undefined) return "";
  const annotations = printed(counting(diagnostics), options).map((each) => annotation(each, options));
  return `${annotations.join("")}${summary}\n`;
}
