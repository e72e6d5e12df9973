import type { Span } from "../diagnostics/diagnostic.js";
import type { Note } from "./document.js";
import type { Lines } from "./lines.js";
import type { Written } from "./written.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where keys and scalars stand, in order: in them `#` is a character like any other. */
function textRanges(root: Written): readonly Range[] {
  const ranges: Range[] = [];
  const visit = ({ key, inside, start, end }: Written): void => {
    if (key !== undefined) ranges.push(key);
    if (inside === undefined) ranges.push({ start, end });
    else for (const each of inside.values()) visit(each);
  };
  visit(root);
  return ranges.sort((one, other) => one.start - other.start);
}

function isInText(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (ranges[low - 1]?.end ?? 0) > at;
}

/** The comments of a text that begin with `wpspec-`. */
export function notesOf(root: Written, text: string, lines: Lines): readonly Note[] {
  // Most specs have none, and then nothing has to be looked at.
  if (!text.includes("wpspec-")) return [];
  const ranges = textRanges(root);
  return [...text.matchAll(/(?<=^|\s)#[ \t]*(wpspec-[^\r\n]*)/gu)].flatMap((found) => {
    const at = found.index;
    const before = text.slice(lines.startOf(lines.indexOf(at)), at);
    // In one line a comment begins once: whatever comes after belongs to it.
    const isLater = [...before.matchAll(/(?<=^|\s)#/gu)].some(
      ({ index }) => !isInText(ranges, at - before.length + index),
    );
    if (isLater || isInText(ranges, at)) return [];
    const span = lines.span(at, at + found[0].trimEnd().length);
    return [{ text: (found[1] ?? "").trimEnd(), span, isAlone: before.trim() === "" }];
  });
}

/** Where an entry begins: at its key, or where an item of a list begins. */
const startOf = (written: Written): number => written.key?.start ?? written.start;

/** See `Document.entriesFrom`. */
export function entriesFrom(root: Written, line: number, lines: Lines): readonly Span[] {
  let best = Number.POSITIVE_INFINITY;
  let found: Written[] = [];
  const visit = (written: Written): void => {
    for (const each of written.inside?.values() ?? []) {
      const at = lines.indexOf(startOf(each)) + 1;
      if (at >= line && at < best) {
        best = at;
        found = [];
      }
      if (at >= line && at === best) found.push(each);
      // What is inside begins later or on the same line: then it belongs to this one.
      else visit(each);
    }
  };
  visit(root);
  return found.map((each) => lines.span(startOf(each), Math.max(each.end, each.key?.end ?? 0)));
}
