import { type CfnValue, isFilled, isList, isMapping } from "./cfn-value.js";
import { printNumber, printString } from "./scalar.js";
import { shortForm } from "./short-form.js";

/** How many brackets may stand inside each other on a line that people still read at a glance; intrinsics count none. */
const deepest = 2;

/** The value on one line of at most `room` characters, in brackets; undefined when it has no such form. */
export function printFlow(value: CfnValue, room: number, depth = 0): string | undefined {
  const text = flowText(value, room, depth);
  return text === undefined || text.length > room ? undefined : text;
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
