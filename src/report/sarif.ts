import { byCodeUnit } from "../compiler/order.js";
import type { Diagnostic, Span } from "../compiler/diagnostics/diagnostic.js";
import { fingerprintOf, type Sha256 } from "../compiler/diagnostics/fingerprint.js";
import { artifactUri } from "./artifact-uri.js";
import { type Choice, printed } from "./chosen.js";
import { linesOfText } from "./code-frame.js";
import { environmentsText } from "./environments-text.js";
import type { RuleEntry } from "./rule-entry.js";
import { sarifLevel, sarifRule } from "./sarif-rule.js";
import type { EditsOf } from "./text-edit.js";
import { visible, visibleJson } from "./visible.js";

export interface SarifOptions extends Choice {
  /** Of wpspec. */
  readonly version: string;
  /** Every rule there is. */
  readonly rules: readonly RuleEntry[];
  /** Whether rules that found nothing are described too. */
  readonly isEveryRule?: boolean | undefined;
  /** What tells this analysis from others of the same commit. */
  readonly category?: string | undefined;
  /** Texts by file name, to know where lines end. */
  readonly sources: ReadonlyMap<string, string>;
  /** The path of a file from the root of the repository, with slashes. */
  readonly pathOf: (file: string) => string;
  readonly sha256: Sha256;
  readonly editsOf?: EditsOf | undefined;
}

/**
 * A message as plain text that is taken as it is: nothing of a spec becomes a link or a place to fill in. Braces that hold
 * anything but a number stay single, for GitHub shows doubled ones as they are. Source: SARIF 2.1.0, 3.11.5 and 3.11.6.
 */
const plain = (text: string): string =>
  visible(text)
    .replaceAll("](", "\\](")
    .replaceAll(/\{\d+\}/gu, "{$&}");

type LineEnd = (span: Span) => number;

/** Where the first line of a span ends: findings whose lines are not all in a diff are not shown with it. */
function lineEnds(sources: ReadonlyMap<string, string>): LineEnd {
  const split = new Map<string, readonly string[]>();
  return ({ file, line, column }) => {
    const text = sources.get(file);
    const lines = split.get(file) ?? (text === undefined ? [] : linesOfText(text));
    split.set(file, lines);
    return Math.max(column, (lines[line - 1]?.length ?? column) + 1);
  };
}

interface Log extends SarifOptions {
  readonly lineEnd: LineEnd;
  readonly indexOf: (id: string) => number;
  /** A fingerprint with the number of findings that had it before and this one. */
  readonly numbered: (fingerprint: string) => string;
}

const regionOf = ({ line, column, endLine, endColumn }: Omit<Span, "file">): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

function location(span: Span, { lineEnd, pathOf }: Log): object {
  const endColumn = span.endLine === span.line ? span.endColumn : lineEnd(span);
  return {
    artifactLocation: { uri: artifactUri(pathOf(span.file)) },
    region: regionOf({ ...span, endLine: span.line, endColumn }),
  };
}

function fixesOf(diagnostic: Diagnostic, { editsOf, pathOf }: Log): object {
  const edits = editsOf?.(diagnostic);
  if (edits === undefined || edits.length === 0) return {};
  const replacements = edits.map(({ span, text }) => ({
    deletedRegion: regionOf(span),
    ...(text === "" ? {} : { insertedContent: { text } }),
  }));
  const change = { artifactLocation: { uri: artifactUri(pathOf(diagnostic.span.file)) }, replacements };
  return {
    fixes: [{ description: { text: plain(diagnostic.hint ?? diagnostic.message) }, artifactChanges: [change] }],
  };
}

const suppressionOf = ({ by, reason }: NonNullable<Diagnostic["suppressed"]>): object => ({
  kind: by === "inSource" ? "inSource" : "external",
  justification: plain(reason),
});

function resultOf(diagnostic: Diagnostic, log: Log): object {
  const { code, severity, message, hint, span, related, suppressed } = diagnostic;
  const fingerprint = fingerprintOf(diagnostic, log.sha256);
  const text = `${message}${environmentsText(diagnostic)}`;
  return {
    ruleId: code,
    ruleIndex: log.indexOf(code),
    level: sarifLevel(severity),
    message: { text: plain(hint === undefined ? text : `${text} ${hint}`) },
    locations: [{ physicalLocation: location(span, log) }],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((each, index) => ({
            id: index + 1,
            physicalLocation: location(each.span, log),
            message: { text: plain(each.message) },
          })),
        }),
    // GitHub reads the first alone, and tells findings that are alike apart by the number.
    partialFingerprints: { primaryLocationLineHash: log.numbered(fingerprint), "wpspec/v1": fingerprint },
    ...fixesOf(diagnostic, log),
    suppressions: suppressed === undefined ? [] : [suppressionOf(suppressed)],
  };
}

function counter(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${key}:${number}`;
  };
}

/**
 * Findings as SARIF 2.1.0, in the part that GitHub's code scanning reads: one run, paths from the root of the repository,
 * places on one line. What may stay is there with its reason.
 */
export function sarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  const found = printed(diagnostics, options);
  const entries = new Map(options.rules.map((each) => [each.id, each]));
  const fired = new Map(found.map(({ code, severity }) => [code, severity]));
  const described = options.isEveryRule === true ? [...fired.keys(), ...entries.keys()] : [...fired.keys()];
  const ids = [...new Set(described)].toSorted(byCodeUnit);
  const log: Log = {
    ...options,
    lineEnd: lineEnds(options.sources),
    indexOf: (id) => ids.indexOf(id),
    numbered: counter(),
  };
  const { category, version } = options;
  const run = {
    tool: {
      driver: {
        name: "wpspec",
        semanticVersion: version,
        rules: ids.map((id) => sarifRule(id, entries.get(id), fired.get(id) ?? "info")),
      },
    },
    ...(category === undefined ? {} : { automationDetails: { id: category.replace(/\/*$/u, "/") } }),
    columnKind: "utf16CodeUnits",
    results: found.map((each) => resultOf(each, log)),
  };
  const document = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${visibleJson(JSON.stringify(document, undefined, 2))}\n`;
}
