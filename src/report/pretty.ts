import type { Diagnostic, Severity, Span } from "../compiler/diagnostics/diagnostic.js";
import { type Choice, counting, printed } from "./chosen.js";
import { environmentsText } from "./environments-text.js";
import { codeFrame, linesOfText } from "./code-frame.js";
import { summaryText } from "./tally.js";
import { inert, visible } from "./visible.js";
import { wrap } from "./wrap.js";

type Paint = (text: string) => string;

/** The part of picocolors that is used; the caller decides whether there are colors at all. */
export interface Colors {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

export interface PrettyOptions extends Choice {
  /** Texts whose lines may be shown, by file name as in the spans. */
  readonly sources: ReadonlyMap<string, string>;
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
}

const paintOf = (severity: Severity, colors: Colors): Paint =>
  ({ error: colors.red, warning: colors.yellow, info: colors.cyan })[severity];

const place = ({ file, line, column }: Span): string => visible(`${file}:${line}:${column}`);

interface Page extends PrettyOptions {
  /** Lines of a file, split once; undefined when they may not be shown. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}

function splitter(sources: ReadonlyMap<string, string>): Page["linesOf"] {
  const split = new Map<string, readonly string[]>();
  return (file) => {
    const text = sources.get(file);
    if (text === undefined) return undefined;
    const lines = split.get(file) ?? linesOfText(text);
    split.set(file, lines);
    return lines;
  };
}

function frame(span: Span, paint: Paint, { linesOf, colors, width }: Page): readonly string[] {
  const lines = linesOf(span.file);
  if (lines === undefined) return [];
  return codeFrame(lines, span, width - 2, { dim: colors.dim, mark: paint }).map((line) => `  ${line}`);
}

function one(diagnostic: Diagnostic, page: Page): readonly string[] {
  const { colors, width } = page;
  const { severity, span, code, hint, related = [] } = diagnostic;
  const paint = paintOf(severity, colors);
  return [
    `${colors.bold(place(span))}: ${paint(severity)} ${colors.dim(visible(code))}${visible(environmentsText(diagnostic))}`,
    ...wrap(visible(diagnostic.message), width, ""),
    ...frame(span, paint, page),
    ...related.flatMap((each) => [
      `  ${colors.bold(place(each.span))}: ${visible(each.message)}`,
      ...frame(each.span, colors.cyan, page),
    ]),
    ...(hint === undefined ? [] : wrap(`${colors.cyan("hint")}: ${visible(hint)}`, width, "      ")),
    "",
  ];
}

/** Findings for people: place, message, the lines of the spec with a mark, hint; a summary at the end. */
export function pretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const summary = summaryText(diagnostics);
  if (summary === undefined) return "";
  const page = { ...options, linesOf: splitter(options.sources) };
  const lines = printed(counting(diagnostics), options).flatMap((each) => one(each, page));
  return inert([...lines, summary, ""].join("\n"));
}
