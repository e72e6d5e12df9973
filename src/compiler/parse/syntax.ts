import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.js";
import type { Composed, SyntaxError } from "./compose.js";
import type { Lines } from "./lines.js";

interface Place {
  readonly span: Span;
  /** The line of the complaint, trimmed, without a comment. */
  readonly line: string;
  /** The text of the complaint itself, to the end of its line. */
  readonly rest: string;
  readonly message: string;
}

type Reword = (place: Place) => Diagnostic;

const withoutComment = (line: string): string => line.replace(/(^|\s)#.*$/, "").trim();

const noKey: Reword = ({ span, line }) => {
  if (line.startsWith("- ")) return diagnose("parse/list-and-keys", {}, span);
  const joined = /^(?:- +)*([\w-]+):([^\s:].*)$/.exec(line);
  return joined === null
    ? diagnose("parse/missing-colon", { text: line }, span)
    : diagnose("parse/space-after-colon", { key: joined[1] ?? "", value: joined[2] ?? "" }, span);
};

const unclosed: Reword = ({ message, span }) => {
  const bracket = /with a? ?([\]}])/.exec(message)?.[1] ?? (message.includes("map") ? "}" : "]");
  return diagnose("parse/unclosed-bracket", { bracket }, span);
};

/* The library's codes are coarse, so that its wording decides too. First match wins; the version is pinned. */
const rewordings: readonly (readonly [code: string, wording: RegExp, reword: Reword])[] = [
  ["TAB_AS_INDENT", /./, ({ span }) => diagnose("parse/tab", { others: 0 }, span)],
  ["MULTILINE_IMPLICIT_KEY", /./, noKey],
  ["MISSING_CHAR", /need to be followed by map values/, noKey],
  ["MISSING_CHAR", /Comments must be separated/, ({ span }) => diagnose("parse/comment-space", {}, span)],
  ["MISSING_CHAR", /space after :/, ({ span }) => diagnose("parse/syntax", {}, span)],
  ["MISSING_CHAR", /Missing , /, ({ span }) => diagnose("parse/missing-comma", {}, span)],
  ["MISSING_CHAR", /without - indicator/, ({ span }) => diagnose("parse/list-and-keys", {}, span)],
  ["MISSING_CHAR", /[Ff]low (map|seq)/, unclosed],
  ["BAD_INDENT", /[Ff]low (map|seq)/, unclosed],
  ["BAD_INDENT", /./, ({ span }) => diagnose("parse/indentation", {}, span)],
  ["BLOCK_AS_IMPLICIT_KEY", /Nested mappings/, ({ span }) => diagnose("parse/two-colons", {}, span)],
  ["BLOCK_AS_IMPLICIT_KEY", /./, ({ span }) => diagnose("parse/list-and-keys", {}, span)],
  ["KEY_OVER_1024_CHARS", /./, ({ span }) => diagnose("parse/long-key", {}, span)],
  ["BLOCK_IN_FLOW", /./, ({ span }) => diagnose("parse/block-in-brackets", {}, span)],
  ["BAD_SCALAR_START", /./, ({ span, rest }) => diagnose("parse/quote-needed", { character: rest.slice(0, 1) }, span)],
  ["BAD_DQ_ESCAPE", /./, ({ span, rest }) => diagnose("parse/escape", { escape: rest.slice(0, 2) }, span)],
  ["TAG_RESOLVE_FAILED", /./, ({ span, rest }) => diagnose("parse/tag", { tag: /^\S+/.exec(rest)?.[0] ?? "!" }, span)],
  ["BAD_ALIAS", /./, ({ span, rest }) => diagnose("parse/alias-name", { sign: rest.slice(0, 1) }, span)],
  ["UNEXPECTED_TOKEN", /Block scalar header|Not a YAML token/, ({ span }) => diagnose("parse/block-text", {}, span)],
  ["UNEXPECTED_TOKEN", /Unexpected ,|empty item/, ({ span }) => diagnose("parse/extra-comma", {}, span)],
  ["UNEXPECTED_TOKEN", /block-seq-ind/, ({ span }) => diagnose("parse/list-and-keys", {}, span)],
  [
    "UNEXPECTED_TOKEN",
    /flow-(seq|map)-end|: "[\]}]"/,
    ({ span, rest }) => diagnose("parse/stray-bracket", { text: rest.slice(0, 1) }, span),
  ],
  [
    "UNEXPECTED_TOKEN",
    /at node end/,
    ({ span, rest }) => diagnose("parse/after-value", { text: withoutComment(rest) }, span),
  ],
];

const reword = (error: SyntaxError, place: Place): Diagnostic => {
  const found = rewordings.find(([code, wording]) => code === error.code && wording.test(error.message));
  return found === undefined ? diagnose("parse/syntax", {}, place.span) : found[2](place);
};

const isTabbed = (line: string): boolean => /^ *\t/.test(line);

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The next line, when it is indented below a line that is a whole `key: value`. */
function lineBelowValue(index: number, lines: Lines): number | undefined {
  const line = lines.textOf(index);
  const next = lines.textOf(index + 1);
  const pairs = withoutComment(line).match(/:\s/g)?.length ?? 0;
  return pairs === 1 && next.trim() !== "" && indentOf(next) > indentOf(line) ? index + 1 : undefined;
}

/**
 * Complaints of the YAML library in our words: the first one of each line, and nothing after the first line that is
 * indented with a tab, for what follows is only its consequence.
 */
export function syntaxDiagnostics(composed: Composed, text: string, lines: Lines): readonly Diagnostic[] {
  const { errors, openQuote } = composed;
  const byLine = new Map<number, SyntaxError>();
  for (const error of errors) {
    const line = lines.indexOf(Math.min(error.start, text.length));
    const earlier = byLine.get(line);
    if (earlier === undefined || error.start < earlier.start) byLine.set(line, error);
  }
  const found: Diagnostic[] = [];
  for (const [index, error] of [...byLine].toSorted(([a], [b]) => a - b)) {
    const line = lines.textOf(index);
    const tab = [index, index + 1].find((each) => isTabbed(lines.textOf(each)));
    if (error.code === "TAB_AS_INDENT" || tab !== undefined) {
      const at = tab ?? index;
      const start = lines.startOf(at) + Math.max(0, lines.textOf(at).indexOf("\t"));
      let others = 0;
      for (let each = at + 1; lines.startOf(each) < text.length; each += 1)
        if (isTabbed(lines.textOf(each))) others += 1;
      found.push(diagnose("parse/tab", { others }, lines.span(start, start + 1)));
      break;
    }
    if (openQuote !== undefined && (error.start >= openQuote || index >= lines.indexOf(openQuote))) {
      const span = lines.span(openQuote, openQuote + 1);
      found.push(diagnose("parse/unclosed-quote", { quote: text.charAt(openQuote) }, span));
      break;
    }
    const below = error.code === "BLOCK_AS_IMPLICIT_KEY" ? lineBelowValue(index, lines) : undefined;
    if (below !== undefined) {
      const at = lines.startOf(below);
      const line = lines.textOf(below);
      found.push(
        diagnose("parse/below-value", {}, lines.span(at + line.length - line.trimStart().length, at + line.length)),
      );
      continue;
    }
    const start = Math.min(error.start, text.length);
    const endOfLine = lines.startOf(index) + line.length;
    const end = Math.max(start, Math.min(error.end, endOfLine));
    const rest = text.slice(start, endOfLine);
    found.push(
      reword(error, { span: lines.span(start, end), line: withoutComment(line), rest, message: error.message }),
    );
  }
  return found;
}
