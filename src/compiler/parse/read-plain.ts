import type { Written } from "./written.js";

/*
 * Most of the time that a spec takes would go into reading YAML, and nearly every spec is written in the little of it that
 * this file knows: keys and dashes on lines of their own, one value behind each, lists and mappings in brackets on one line,
 * text without escapes. What is more than that, or may be a mistake, is left to the library, which knows all of YAML and has
 * words for what is wrong. A test holds both against each other.
 */

/* Far below the limits of values and levels, which therefore need not be counted. */
const longestText = 20_000;
const mostLevels = 20;

/* Nothing that is not seen, no escapes, and no reference for CloudFormation to resolve. */
const ordinaryText = /^(?!.*\{\{)[\n\u0020-\u005b\u005d-\u007e]*$/su;

const blankLine = /( *)(?:(#)[^\n]*)?(?:\n|$)/uy;
const indentation = / */uy;
const keyWord = /[A-Za-z_][\w./-]{0,200}(?=:(?:[ \n]|$))/uy;
const restOfLine = /(?: +#[^\n]*| *)(?:\n|$)/uy;
const quotedText = /"[^"\n]*"|'[^'\n]*'(?!')/uy;
const textInLine = /[A-Za-z0-9/](?:[\w./@+=*$,?()'&! -]|:(?=[\w/]))*/uy;
const textInBrackets = /[A-Za-z0-9/](?:[\w./@+=*$ -]|:(?=[\w/]))*/uy;

const plainNumber = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/u;
/* What may be a number to YAML, which the library decides. */
const numberLike = /^(?:[\d.]+(?:[eE][-+]?\d+)?|0[ox].*)$/u;
/* What has a meaning of its own, in whatever letters. */
const keyword = /^(?:null|true|false)$/iu;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where reading is: at the first character behind the indentation of a line, or inside a line. */
interface Cursor {
  readonly text: string;
  at: number;
  /** Columns before this line's text; -1 behind the last line. */
  indent: number;
  /** Where the last line with a value ended, its comment included. */
  lastEnd: number;
}

/** Thrown where a text is more than this file knows. */
const unusual = { unusual: true };

function taken(cursor: Cursor, expression: RegExp): RegExpExecArray {
  expression.lastIndex = cursor.at;
  const found = expression.exec(cursor.text);
  if (found === null) throw unusual;
  cursor.at = expression.lastIndex;
  return found;
}

/** Passes over empty lines and comments. A comment that is not indented as the line below it may belong to either side. */
function toNextLine(cursor: Cursor): void {
  let comment: number | undefined;
  while (cursor.at < cursor.text.length) {
    blankLine.lastIndex = cursor.at;
    const blank = blankLine.exec(cursor.text);
    if (blank === null) break;
    cursor.at = blankLine.lastIndex;
    if (blank[2] === undefined) continue;
    const column = blank[1]?.length ?? 0;
    if (comment !== undefined && comment !== column) throw unusual;
    comment = column;
  }
  const isEnd = cursor.at >= cursor.text.length;
  cursor.indent = isEnd ? -1 : taken(cursor, indentation)[0].length;
  if (comment !== undefined && comment !== (isEnd ? 0 : cursor.indent)) throw unusual;
}

function endLine(cursor: Cursor): void {
  const start = cursor.at;
  const [rest] = taken(cursor, restOfLine);
  cursor.lastEnd = start + rest.trimEnd().length;
  toNextLine(cursor);
}

const isDash = ({ text, at }: Cursor): boolean => text.charAt(at) === "-" && text.charAt(at + 1) === " ";

function valueOf(source: string): unknown {
  if (plainNumber.test(source)) return Number(source);
  if (source === "true" || source === "false") return source === "true";
  if (numberLike.test(source) || keyword.test(source)) throw unusual;
  return source;
}

function readScalar(cursor: Cursor, plain: RegExp, key: Place | undefined): Written {
  const start = cursor.at;
  const isQuoted = cursor.text.charAt(start) === '"' || cursor.text.charAt(start) === "'";
  const source = taken(cursor, isQuoted ? quotedText : plain)[0].trimEnd();
  const end = start + source.length;
  cursor.at = end;
  const value = isQuoted ? source.slice(1, -1) : valueOf(source);
  return { value, start, end, key, source, inside: undefined };
}

function readKey(cursor: Cursor, known: ReadonlyMap<string, Written>): Place & { readonly name: string } {
  const start = cursor.at;
  const [name] = taken(cursor, keyWord);
  if (keyword.test(name) || known.has(name)) throw unusual;
  const place = { name, start, end: cursor.at };
  cursor.at += 1;
  return place;
}

const skipSpaces = (cursor: Cursor): void => void taken(cursor, indentation);

/** After a member: whether another one follows. */
function isMore(cursor: Cursor, close: string): boolean {
  skipSpaces(cursor);
  const sign = cursor.text.charAt(cursor.at);
  if (sign !== close && sign !== ",") throw unusual;
  cursor.at += 1;
  if (sign === close) return false;
  skipSpaces(cursor);
  return true;
}

const mapping = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;

function readBrackets(cursor: Cursor, key: Place | undefined, level: number): Written {
  if (level > mostLevels) throw unusual;
  const start = cursor.at;
  const isList = cursor.text.charAt(start) === "[";
  const close = isList ? "]" : "}";
  const items: unknown[] = [];
  const members = mapping();
  const inside = new Map<string, Written>();
  cursor.at += 1;
  skipSpaces(cursor);
  let isOpen = cursor.text.charAt(cursor.at) !== close;
  if (!isOpen) cursor.at += 1;
  for (; isOpen; isOpen = isMore(cursor, close)) {
    if (isList) {
      const written = readInside(cursor, undefined, level);
      inside.set(String(items.length), written);
      items.push(written.value);
      continue;
    }
    const { name, ...place } = readKey(cursor, inside);
    skipSpaces(cursor);
    const written = readInside(cursor, place, level);
    inside.set(name, written);
    members[name] = written.value;
  }
  return { value: isList ? items : members, start, end: cursor.at, key, source: undefined, inside };
}

const isBracket = ({ text, at }: Cursor): boolean => text.charAt(at) === "[" || text.charAt(at) === "{";

const readInside = (cursor: Cursor, key: Place | undefined, level: number): Written =>
  isBracket(cursor) ? readBrackets(cursor, key, level + 1) : readScalar(cursor, textInBrackets, key);

/** A value behind a key or a dash, with the rest of its line. */
function readInLine(cursor: Cursor, key: Place | undefined): Written {
  const written = isBracket(cursor) ? readBrackets(cursor, key, 0) : readScalar(cursor, textInLine, key);
  endLine(cursor);
  return written;
}

function readMember(cursor: Cursor, indent: number, key: Place, level: number): Written {
  restOfLine.lastIndex = cursor.at;
  if (!restOfLine.test(cursor.text)) {
    skipSpaces(cursor);
    return readInLine(cursor, key);
  }
  endLine(cursor);
  if (isDash(cursor) && cursor.indent >= indent) return readList(cursor, key, level + 1);
  // An empty value, or a line that is indented too little.
  if (cursor.indent <= indent) throw unusual;
  return readMapping(cursor, key, level + 1);
}

function readMapping(cursor: Cursor, key: Place | undefined, level: number): Written {
  if (level > mostLevels) throw unusual;
  const { at: start, indent } = cursor;
  const value = mapping();
  const inside = new Map<string, Written>();
  while (cursor.indent === indent) {
    const { name, ...place } = readKey(cursor, inside);
    const written = readMember(cursor, indent, place, level);
    inside.set(name, written);
    value[name] = written.value;
  }
  if (cursor.indent > indent) throw unusual;
  return { value, start, end: cursor.lastEnd, key, source: undefined, inside };
}

function readItem(cursor: Cursor, level: number): Written {
  cursor.at += 2;
  cursor.indent += 2;
  keyWord.lastIndex = cursor.at;
  return keyWord.test(cursor.text) ? readMapping(cursor, undefined, level + 1) : readInLine(cursor, undefined);
}

function readList(cursor: Cursor, key: Place, level: number): Written {
  if (level > mostLevels) throw unusual;
  const { at: start, indent } = cursor;
  const value: unknown[] = [];
  const inside = new Map<string, Written>();
  while (cursor.indent === indent && isDash(cursor)) {
    const written = readItem(cursor, level);
    inside.set(String(value.length), written);
    value.push(written.value);
  }
  if (cursor.indent > indent) throw unusual;
  return { value, start, end: cursor.lastEnd, key, source: undefined, inside };
}

/**
 * Plain values and places of a mapping, as `readTree` would have them; undefined where a text needs more of YAML than is
 * known here. Cost: linear in the text.
 */
export function readPlain(text: string): Written | undefined {
  if (text.length > longestText || !ordinaryText.test(text)) return undefined;
  const cursor: Cursor = { text, at: 0, indent: 0, lastEnd: 0 };
  try {
    toNextLine(cursor);
    if (cursor.indent < 0) return undefined;
    const written = readMapping(cursor, undefined, 0);
    return cursor.indent < 0 ? written : undefined;
  } catch (reason) {
    if (reason !== unusual) throw reason;
    return undefined;
  }
}
