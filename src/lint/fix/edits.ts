import { isMap, isSeq } from "yaml";
import type { Change, Fix, Written } from "../../compiler/diagnostics/fix.js";
import { stepsOf } from "../../compiler/parse/pointer.js";
import { nested, printed } from "./print.js";
import { type Entry, type Range, type Source, sourceOf } from "./source.js";

/** A piece of a text and what stands there instead. Offsets in UTF-16 units, the end exclusive. */
export interface TextEdit extends Range {
  readonly text: string;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** Where a line ends, before its line break. */
function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  if (found < 0) return text.length;
  return text.charAt(found - 1) === "\r" ? found - 1 : found;
}

const isBlank = (text: string): boolean => text.trim() === "";

/** White space and a dash before the first key or item of a line. */
const indentAt = (text: string, at: number): string => " ".repeat(at - lineStart(text, at));

/** What is left where an entry goes and nothing else is in its collection. */
function emptied(source: Source, pointer: string): TextEdit | undefined {
  const parent = pointer.slice(0, pointer.lastIndexOf("/"));
  if (parent === "") return undefined;
  const value = source.valueAt(parent);
  // A list without items, and a section that says nothing, are as good as not written. Elsewhere an empty mapping may say
  // something by being there.
  if (isSeq(value) || stepsOf(parent).length === 1) return deletion(source, parent);
  return replaced(source, parent, "{}");
}

function deletion(source: Source, pointer: string): TextEdit | undefined {
  const { text } = source;
  const entry = source.entryAt(pointer);
  const range = entry?.ranges[entry.index];
  if (entry === undefined || range === undefined) return undefined;
  if (entry.ranges.length === 1) return emptied(source, pointer);
  const next = entry.ranges[entry.index + 1];
  const previous = entry.ranges[entry.index - 1];
  if (entry.isFlow) {
    if (next !== undefined) return { start: range.start, end: next.start, text: "" };
    return previous && { start: previous.end, end: range.end, text: "" };
  }
  const start = lineStart(text, range.start);
  const before = text.slice(start, range.start);
  // The first key of an item stands after its dash, which stays for the second one.
  if (isMap(entry.collection) && !isBlank(before)) return next && { start: range.start, end: next.start, text: "" };
  if (isSeq(entry.collection) && !/^\s*-\s+$/u.test(before)) return undefined;
  const end = lineEnd(text, range.end);
  const after = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
  return { start, end: after, text: "" };
}

/** Another value for a key or item that is written. */
function replaced(source: Source, pointer: string, value: string): TextEdit | undefined {
  const { text } = source;
  const range = source.rangeOf(source.valueAt(pointer));
  if (range === undefined) return undefined;
  const { start, end } = range;
  // `key:` without a value, or with a value of several lines below it.
  const before = text.slice(lineStart(text, start), start);
  const entry = source.entryAt(pointer);
  const isBelow = entry !== undefined && isMap(entry.collection) && !entry.isFlow && isBlank(before);
  if (!isBelow && end > start) return { start, end, text: value };
  const colon = text.slice(0, start).trimEnd().length;
  if (text.charAt(colon - 1) !== ":") return undefined;
  return { start: colon, end: Math.max(end, colon), text: ` ${value}` };
}

const lastOf = (ranges: readonly Range[]): Range | undefined => ranges.at(-1);

/** The ranges of what is in a collection. */
function insideOf(source: Source, pointer: string): Entry | undefined {
  const collection = source.valueAt(pointer);
  if (isMap(collection)) {
    const [first] = collection.items;
    const key: unknown = first?.key;
    const name = typeof key === "object" && key !== null && "value" in key ? String(key.value) : undefined;
    return name === undefined
      ? undefined
      : source.entryAt(`${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
  return isSeq(collection) ? source.entryAt(`${pointer}/0`) : undefined;
}

/** One more entry or item at the end of a collection that has some. */
function added({ text, newline }: Source, { isFlow, ranges, collection }: Entry, what: string): TextEdit | undefined {
  const [first] = ranges;
  const last = lastOf(ranges);
  if (first === undefined || last === undefined) return undefined;
  if (isFlow) return { start: last.end, end: last.end, text: `, ${what}` };
  const at = lineEnd(text, last.end);
  const start = isSeq(collection) ? text.lastIndexOf("-", first.start - 1) : first.start;
  const line = isSeq(collection) ? `- ${what}` : what;
  return { start: at, end: at, text: `${newline}${indentAt(text, start)}${line}` };
}

function setting(source: Source, pointer: string, value: Written): TextEdit | undefined {
  if (source.entryAt(pointer) !== undefined) return replaced(source, pointer, printed(value));
  const steps = stepsOf(pointer);
  // The nearest mapping that is written gets the rest of the way.
  for (let at = pointer.lastIndexOf("/"); at >= 0; at = pointer.lastIndexOf("/", at - 1)) {
    const parent = pointer.slice(0, at);
    const missing = steps.slice(stepsOf(parent).length);
    const inside = insideOf(source, parent);
    if (inside !== undefined)
      return isMap(inside.collection) ? added(source, inside, nested(missing, value)) : undefined;
    if (parent !== "" && source.entryAt(parent) !== undefined)
      return replaced(source, parent, `{ ${nested(missing, value)} }`);
    if (parent === "") return undefined;
  }
  return undefined;
}

function appending(source: Source, pointer: string, items: readonly string[]): TextEdit | undefined {
  const list = source.valueAt(pointer);
  if (!isSeq(list)) return undefined;
  const inside = insideOf(source, pointer);
  if (inside === undefined) return replaced(source, pointer, printed(items));
  if (inside.isFlow) return added(source, inside, items.map(printed).join(", "));
  const edits = items.map((item) => added(source, inside, printed(item)));
  const [first] = edits;
  return first && { ...first, text: edits.map((edit) => edit?.text ?? "").join("") };
}

function editOf(source: Source, change: Change): TextEdit | undefined {
  switch (change.kind) {
    case "delete":
      return deletion(source, change.at);
    case "set":
      return setting(source, change.at, change.to);
    case "append":
      return appending(source, change.at, change.items);
  }
}

const isApart = (edits: readonly TextEdit[]): boolean =>
  edits.every(({ start }, index) => index === 0 || start > (edits[index - 1]?.end ?? 0));

/** One edit that makes a text of another: what both begin and end with stays. */
function difference(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Changes made one after the other, for those that meet in one place: two keys of a section that is not written. */
function inTurn(text: string, changes: readonly Change[]): TextEdit | undefined {
  let so = text;
  for (const change of changes) {
    const edit = editOf(sourceOf(so), change);
    if (edit === undefined) return undefined;
    so = edited(so, [edit]);
  }
  return difference(text, so);
}

/**
 * What a fix changes in the text of a spec, in order. Undefined where it cannot be said in single places: what an alias
 * repeats stands somewhere else as well.
 */
export function fixEdits(text: string, { changes }: Fix): readonly TextEdit[] | undefined {
  const source = sourceOf(text);
  const edits = changes.map((change) => editOf(source, change));
  if (edits.some((edit) => edit === undefined)) return undefined;
  const sorted = (edits as readonly TextEdit[]).toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
  if (isApart(sorted)) return sorted;
  const whole = inTurn(text, changes);
  return whole && [whole];
}

/** A text with edits made that do not overlap. */
export const edited = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((one, other) => other.start - one.start || other.end - one.end)
    .reduce((so, { start, end, text: instead }) => so.slice(0, start) + instead + so.slice(end), text);
