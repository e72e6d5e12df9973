import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.js";
import { hiddenCharacters } from "../diagnostics/hidden-character.js";
import { mostShown } from "../diagnostics/order.js";
import { utf8Bytes } from "../utf8-bytes.js";
import { compose, mostLevels, mostValues } from "./compose.js";
import type { Document } from "./document.js";
import { type Lines, linesOf } from "./lines.js";
import { stepsOf } from "./pointer.js";
import { entriesFrom, notesOf } from "./notes.js";
import { readPlain } from "./read-plain.js";
import { readTree } from "./read-tree.js";
import { syntaxDiagnostics } from "./syntax.js";
import type { Written } from "./written.js";

/** Largest spec in bytes of UTF-8; the parser's time and everything after it depend on this bound. */
export const mostBytes = 256 * 1024;

/** The written value at a pointer and how many of its steps are written. */
function find(root: Written, pointer: string): { readonly written: Written; readonly isExact: boolean } {
  let written = root;
  for (const step of stepsOf(pointer)) {
    const next = written.inside?.get(step);
    if (next === undefined) return { written, isExact: false };
    written = next;
  }
  return { written, isExact: true };
}

function documentOf(file: string, text: string, root: Written, lines: Lines): Document {
  const keySpan = (written: Written): Span => {
    if (written.key !== undefined) return lines.span(written.key.start, written.key.end);
    // The root has no key; its first one stands for it, not the whole file.
    const first = written === root ? written.inside?.values().next().value?.key : undefined;
    return first === undefined ? lines.span(written.start, written.end) : lines.span(first.start, first.end);
  };
  return {
    file,
    text,
    root: root.value,
    has: (pointer) => find(root, pointer).isExact,
    spanOf(pointer) {
      const { written, isExact } = find(root, pointer);
      return isExact ? lines.span(written.start, written.end) : keySpan(written);
    },
    keySpanOf: (pointer) => keySpan(find(root, pointer).written),
    sourceOf(pointer) {
      const { written, isExact } = find(root, pointer);
      return isExact ? written.source : undefined;
    },
    notes: () => notesOf(root, text, lines),
    entriesFrom: (line) => entriesFrom(root, line, lines),
    placeOf: (pointer) => pointer,
    placeToSet: (pointer) => pointer,
  };
}

function hidden(text: string, lines: Lines): readonly Diagnostic[] {
  return hiddenCharacters(text, mostShown).map(({ offset, name, escape, length }) =>
    diagnose("parse/hidden-character", { name, escape, inEscape: false }, lines.span(offset, offset + length)),
  );
}

const describe = (value: unknown): string =>
  value === null
    ? "nothing"
    : Array.isArray(value)
      ? "a list"
      : typeof value === "string"
        ? "plain text"
        : `a ${typeof value}`;

const isMapping = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads YAML 1.2 into plain values with places. Reports everything wrong with the text at once, except that input
 * which would keep the machine busy is refused at the first sign. A byte order mark and CR LF are fine.
 */
export function parse(input: string, file: string): Outcome<Document> {
  const text = input.startsWith("\ufeff") ? input.slice(1) : input;
  const start: Span = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (text.length > mostBytes || utf8Bytes(text) > mostBytes) {
    return { diagnostics: [diagnose("parse/too-large", { bytes: text.length, most: mostBytes }, start)] };
  }
  const lines = linesOf(text, file);
  const plain = readPlain(text);
  if (plain !== undefined) return { value: documentOf(file, text, plain, lines), diagnostics: [] };
  const diagnostics: Diagnostic[] = [...hidden(text, lines)];
  const composed = compose(text);
  for (const { offset, text: directive } of composed.directives) {
    diagnostics.push(diagnose("parse/directive", { directive }, lines.span(offset, offset + directive.length)));
  }
  if (composed.tooDeep !== undefined) {
    const span = lines.span(composed.tooDeep, composed.tooDeep + 1);
    return { diagnostics: [...diagnostics, diagnose("parse/too-deep", { most: mostLevels }, span)] };
  }
  if (composed.tooMany !== undefined) {
    return { diagnostics: [...diagnostics, diagnose("parse/too-many-values", { most: mostValues }, start)] };
  }
  if (composed.second !== undefined) {
    diagnostics.push(diagnose("parse/several-documents", {}, lines.span(composed.second, composed.second + 3)));
  }
  const hiddenLines = new Set(diagnostics.map(({ span }) => span.line));
  // What YAML makes of a line with hidden characters is only their consequence.
  const syntax = syntaxDiagnostics(composed, text, lines).filter(({ span }) => !hiddenLines.has(span.line));
  diagnostics.push(...syntax);
  if (composed.document === undefined || composed.errors.length > 0) return { diagnostics };
  if (composed.document.contents === null) {
    if (diagnostics.length === 0) diagnostics.push(diagnose("parse/empty", {}, start));
    return { diagnostics };
  }
  const { written, found } = readTree(composed.document, text, lines);
  diagnostics.push(...found);
  const isEmpty = written.value === null && (written.source ?? "") === "";
  if (isEmpty && diagnostics.length === 0) diagnostics.push(diagnose("parse/empty", {}, start));
  else if (!isEmpty && !isMapping(written.value)) {
    const span = lines.span(
      written.start,
      Math.min(written.end, written.start + lines.textOf(lines.indexOf(written.start)).length),
    );
    const params = { found: describe(written.value), text: typeof written.value === "string" ? written.value : "" };
    diagnostics.push(diagnose("parse/not-a-mapping", params, span));
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { value: documentOf(file, text, written, lines), diagnostics };
}
