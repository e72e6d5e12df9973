import type { Diagnostic, Span } from "../../compiler/diagnostics/diagnostic.js";
import type { Document, Note } from "../../compiler/parse/document.js";
import { nearest } from "../../compiler/nearest.js";
import { readNote, rightForm, type ReadNote } from "./read-note.js";

/** A comment that hides findings of some rules, and where. */
interface Suppression extends ReadNote {
  readonly note: Note;
  /** Undefined: in the whole file. */
  readonly places: readonly Span[] | undefined;
  /** Rules of which it hid something. */
  readonly used: Set<string>;
}

/** What the comments of a text hide, and what is wrong with them. */
export interface Suppressions {
  /** The findings, those that a comment hides marked so. */
  apply(findings: readonly Diagnostic[]): readonly Diagnostic[];
  readonly bad: readonly Diagnostic[];
  /** After all findings went through `apply`: comments, or rules named in them, that hid nothing. */
  unused(): readonly Diagnostic[];
}

const isBefore = (line: number, column: number, otherLine: number, otherColumn: number): boolean =>
  line < otherLine || (line === otherLine && column < otherColumn);

const isWithin = ({ line, column }: Span, place: Span): boolean =>
  !isBefore(line, column, place.line, place.column) && isBefore(line, column, place.endLine, place.endColumn);

/** Where what a comment names has to be for the comment to hide it. */
function placesOf({ reach }: ReadNote, { span }: Note, document: Document): readonly Span[] | undefined {
  if (reach === "file") return undefined;
  // A list in block style begins where its first item does: what is printed on the line is meant, whichever of both it is about.
  if (reach === "next-line") return document.entriesFrom(span.line + 1).map((place) => ({ ...place, column: 1 }));
  return [{ ...span, column: 1, endLine: span.line + 1, endColumn: 1 }];
}

/** A finding about a comment; its text tells it from other comments, for it has no place in the spec. */
const aboutNote = (note: Note, rest: Pick<Diagnostic, "code" | "severity" | "message" | "hint">): Diagnostic => ({
  ...rest,
  span: note.span,
  path: "",
  subject: note.text,
});

/** Reads the comments of a spec. `ids` are the rules there are. */
export function suppressionsOf(document: Document, ids: readonly string[]): Suppressions {
  const suppressions: Suppression[] = [];
  const bad: Diagnostic[] = [];
  const say = (problem: string, note: Note): void => {
    const message = `This comment hides nothing: ${problem}.`;
    bad.push(aboutNote(note, { code: "spec/bad-suppression", severity: "error", message, hint: rightForm }));
  };
  const known = new Set(ids);
  const notes = document.notes();
  const [first] = notes.length === 0 ? [] : document.entriesFrom(1);
  for (const note of notes) {
    const read = readNote(
      note,
      (id) => known.has(id),
      (id) => nearest(id, ids),
    );
    if ("problem" in read) say(read.problem, note);
    else if (read.reach === "file" && first !== undefined && note.span.line > first.line)
      say("`wpspec-disable-file` stands above the first key", note);
    else suppressions.push({ ...read, note, places: placesOf(read, note, document), used: new Set() });
  }
  const hides = ({ rules, places }: Suppression, { code, span }: Diagnostic): boolean =>
    rules.includes(code) && (places === undefined || places.some((place) => isWithin(span, place)));
  return {
    bad,
    apply: (findings) =>
      findings.map((each) => {
        const found = suppressions.find((suppression) => hides(suppression, each));
        if (found === undefined || each.suppressed !== undefined) return each;
        found.used.add(each.code);
        return { ...each, suppressed: { by: "inSource", reason: found.reason, line: found.note.span.line } };
      }),
    unused: () =>
      suppressions.flatMap(({ rules, used, note }) => {
        const idle = rules.filter((id) => !used.has(id));
        if (idle.length === 0) return [];
        const message = `This comment hides nothing of ${idle.join(", ")}, and would hide the next mistake.`;
        const hint =
          idle.length === rules.length ? "Delete the comment." : `Delete ${idle.join(", ")} from the comment.`;
        return [aboutNote(note, { code: "spec/unused-suppression", severity: "warning", message, hint })];
      }),
  };
}
