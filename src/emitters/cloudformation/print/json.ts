import { replaceHidden } from "../../hidden.js";
import { type CfnValue, isFilled, isList, isMapping } from "./cfn-value.js";

const width = 110;

/** Prints a template as JSON: two spaces, what fits on a line of 110 characters stays on it, hidden characters escaped. */
export function printJson(template: CfnValue): string {
  return `${node(template, 0, 0)}\n`;
}

/** `used` is what already stands on the line before the value. */
function node(value: CfnValue, indent: number, used: number): string {
  if (!isFilled(value)) return text(value);
  // Root, sections and resources are read member by member, however short they are.
  if (indent > 4 || isList(value)) {
    const line = inline(value, width - used);
    if (line !== undefined) return line;
  }
  const inner = " ".repeat(indent + 2);
  const lines = isList(value)
    ? value.map((item) => inner + node(item, indent + 2, indent + 2))
    : members(value).map(([key, member]) => `${inner}${key}: ${node(member, indent + 2, indent + key.length + 4)}`);
  const [open, close] = isList(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}\n${" ".repeat(indent)}${close}`;
}

/** The value on one line of at most `room` characters, or undefined. */
function inline(value: CfnValue, room: number): string | undefined {
  if (!isFilled(value)) return text(value).length > room ? undefined : text(value);
  const parts: string[] = [];
  let left = room - 2;
  const entries: readonly (readonly [string, CfnValue])[] = isList(value)
    ? value.map((item) => ["", item] as const)
    : members(value).map(([key, member]) => [`${key}: `, member] as const);
  for (const [key, member] of entries) {
    const part = inline(member, left - key.length);
    if (part === undefined) return undefined;
    parts.push(key + part);
    left -= key.length + part.length + 2;
  }
  const line = isList(value) ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`;
  return line.length > room ? undefined : line;
}

const members = (value: CfnValue): (readonly [string, CfnValue])[] =>
  isMapping(value) ? Object.entries(value).map(([key, member]) => [text(key), member] as const) : [];

const text = (value: CfnValue): string =>
  replaceHidden(JSON.stringify(value), (codePoint) =>
    String.fromCodePoint(codePoint)
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
