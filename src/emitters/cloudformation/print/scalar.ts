import { hasHidden, replaceHidden } from "../../hidden.js";

/** Where a scalar stands: between brackets fewer characters may go without quotes. */
export type Place = "block" | "flow";

/** A string on one line: without quotes where every reader takes it for the same string, else in the shorter quotes. */
export function printString(text: string, place: Place): string {
  return isPlain(text, place) ? text : quoted(text);
}

/** A number in the one form that YAML 1.1 and 1.2 agree on; 1.1 wants a point before an exponent. */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`A template cannot hold the number ${value}.`);
  const text = JSON.stringify(value);
  return /^-?\d+e/u.test(text) ? text.replace("e", ".0e") : text;
}

/*
 * YAML 1.1 is what CloudFormation and PyYAML read: more words are booleans, digits with colons are base 60, digits
 * with dashes are dates. Sources: yaml.org/type (bool, int, float, timestamp, merge, value), YAML 1.2.2 §7.3.3, §10.3.
 */
const wordOfOtherType = /^(?:y|n|yes|no|on|off|true|false|null)$/iu;
const mayBeNumber = /^(?:[0-9][-+0-9_.:a-fox]*|e[-+]?[0-9]+)$/iu;
const mayBeDate = /^\d{4}-\d/u;
const plainStart = /^[A-Za-z0-9$/(^;_\\]/u;

/** Most strings of a template by far: names, types and paths, decided by one look. */
const evidentlyPlain = /^(?![Ee][-0-9])[A-Za-z/][A-Za-z0-9/._-]+$/u;

/** Ids of managed policies: digits with letters between hyphens are no number, date or time in any version of YAML. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

function isPlain(text: string, place: Place): boolean {
  if (uuid.test(text) && /[a-f]/u.test(text.slice(0, 13))) return true;
  if (evidentlyPlain.test(text)) return text.length > 5 || !wordOfOtherType.test(text);
  return (
    /^[\x20-\x7e]+$/u.test(text) &&
    plainStart.test(text) &&
    !text.endsWith(" ") &&
    // Older readers stop at any colon or question mark between brackets, even inside a word.
    !(place === "flow" ? /[:?,[\]{}]| #/u : /:(?: |$)| #/u).test(text) &&
    !wordOfOtherType.test(text) &&
    !mayBeNumber.test(text) &&
    !mayBeDate.test(text)
  );
}

function quoted(text: string): string {
  const escapes = text.match(/["\\]/gu)?.length ?? 0;
  const doubled = text.match(/'/gu)?.length ?? 0;
  if (escapes > doubled && !hasHidden(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${replaceHidden(text.replace(/["\\]/gu, "\\$&"), escape)}"`;
}

function escape(codePoint: number): string {
  if (codePoint === 0x0a) return "\\n";
  if (codePoint === 0x09) return "\\t";
  if (codePoint === 0x0d) return "\\r";
  const digits = codePoint.toString(16).toUpperCase();
  if (codePoint <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return codePoint <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/**
 * A text of several lines as a literal block: the indicator and its lines, to be indented by two more than what holds
 * it. Undefined when it is one line or has characters that only an escape can carry.
 */
export function literalBlock(
  text: string,
): { readonly indicator: string; readonly lines: readonly string[] } | undefined {
  if (!text.includes("\n")) return undefined;
  let end = text.length;
  while (text[end - 1] === "\n") end -= 1;
  const body = text.slice(0, end);
  // Of a first or last line of nothing but spaces readers disagree on what is indentation.
  if (/^[ \t]*(?:\n|$)|\n[ \t]+$/u.test(body) || hasHidden(body.replace(/[\n\t]/gu, ""))) return undefined;
  const breaks = text.length - end;
  // A leading space would be taken for indentation.
  const indent = text.startsWith(" ") ? "2" : "";
  const chomp = breaks === 0 ? "-" : breaks === 1 ? "" : "+";
  const lines = [...body.split("\n"), ...Array.from({ length: Math.max(0, breaks - 1) }, () => "")];
  return { indicator: `|${indent}${chomp}`, lines };
}
