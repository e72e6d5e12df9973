import { type CfnMapping, type CfnValue, isFilled, isList, isMapping } from "./cfn-value.js";
import { printNumber, printString } from "./scalar.js";
import { shortForm } from "./short-form.js";

/** How many brackets may stand inside each other on a line that people still read at a glance; intrinsics count none. */
const deepest = 2;

/** The value on one line of at most `room` characters, in brackets; undefined when it has no such form. */
export function printFlow(value: CfnValue, room: number, depth = 0): string | undefined {
  const text = flowText(value, room, depth);
  return text === undefined || text.length > room ? undefined : text;
}

/**
 * The members of a collection in brackets over several lines, broken between members only; undefined when a member does
 * not fit a line, or when it takes more than `most` lines. `first` and `rest` are the characters a line may hold.
 */
export function printWrapped(
  value: CfnValue,
  first: number,
  rest: number,
  most: number,
): readonly string[] | undefined {
  if (!isFilled(value) || shortForm(value) !== undefined) return undefined;
  const parts = isList(value)
    ? value.map((item) => printFlow(item, rest - 2, 0))
    : Object.entries(value as CfnMapping).map(([key, member]) => flowMember(key, member, rest - 2, -1));
  const [open, close] = isList(value) ? "[]" : "{}";
  const lines: string[] = [];
  let line = open ?? "";
  for (const [index, part] of parts.entries()) {
    if (part === undefined) return undefined;
    const ending = index === parts.length - 1 ? close : ",";
    const room = lines.length === 0 ? first : rest;
    const isFresh = line === "" || line === open;
    if (!isFresh && line.length + 1 + part.length + 1 > room) {
      lines.push(line);
      line = "";
      if (lines.length >= most) return undefined;
    }
    line += `${line === "" || line === open ? "" : " "}${part}${ending}`;
  }
  return [...lines, line];
}

function flowText(value: CfnValue, room: number, depth: number): string | undefined {
  const short = shortForm(value);
  if (short !== undefined) {
    // The brackets of a function's arguments are its own.
    const argument = printFlow(short.argument, room - short.tag.length - 1, depth - (isList(short.argument) ? 1 : 0));
    return argument === undefined ? undefined : `${short.tag} ${argument}`;
  }
  if (typeof value === "string")
    return value.includes("\n") || value.length > room ? undefined : printString(value, "flow");
  if (typeof value === "number") return printNumber(value);
  if (!isList(value) && !isMapping(value)) return String(value);
  if (isFilled(value) && depth >= deepest) return undefined;
  return isList(value)
    ? bracketed(value, room, (item, left) => printFlow(item, left, depth + 1), "[]")
    : bracketed(Object.entries(value), room, ([key, member], left) => flowMember(key, member, left, depth), "{}");
}

function flowMember(key: string, member: CfnValue, room: number, depth: number): string | undefined {
  const name = key.includes("\n") || key.length > room ? undefined : printString(key, "flow");
  const text = name === undefined ? undefined : printFlow(member, room - name.length - 2, depth + 1);
  return text === undefined ? undefined : `${name}: ${text}`;
}

function bracketed<T>(
  items: readonly T[],
  room: number,
  print: (item: T, room: number) => string | undefined,
  brackets: "[]" | "{}",
): string | undefined {
  const parts: string[] = [];
  let left = room - brackets.length;
  for (const item of items) {
    const part = print(item, left);
    if (part === undefined) return undefined;
    parts.push(part);
    left -= part.length + ", ".length;
  }
  return brackets.charAt(0) + parts.join(", ") + brackets.charAt(1);
}
