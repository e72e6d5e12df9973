import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hiddenCharacters } from "../diagnostics/hidden-character.js";
import { shorten } from "../diagnostics/phrase.js";
import type { Lines } from "./lines.js";
import type { Written } from "./written.js";

/* Values that aliases may repeat in all, counted one by one. */
const mostRepeated = 1000;

/* Tags of the YAML 1.2 core schema: they say of a value what it is anyway, or turn a number into text. */
const knownTags: ReadonlySet<string> = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`).concat("!"),
);

/* How far before a value its tag is looked for. */
const longestTag = 200;

type Node = ParsedNode | null;

interface Range {
  readonly start: number;
  readonly end: number;
}

/* More than are ever shown; what a file of a hundred thousand equal keys needs is not a hundred thousand messages. */
const mostFound = 200;

interface Reading {
  readonly text: string;
  readonly lines: Lines;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Finished anchors, and the names of those that are still being read. */
  readonly anchors: Map<string, { readonly written: Written; readonly size: number }>;
  readonly open: string[];
  size: number;
  repeated: number;
}

const rangeOf = (reading: Reading, node: Exclude<Node, null>): Range => {
  const [start, end] = node.range;
  const trimmed = reading.text.slice(start, end).trimEnd().length;
  return { start, end: start + trimmed };
};

const inNfc = (text: string): string => (/^[\u0000-\u007f]*$/.test(text) ? text : text.normalize("NFC"));

/** Refuses what a text may not say, whether it is a key or a value. */
function checkText(reading: Reading, text: string, at: Range): void {
  const span = reading.lines.span(at.start, at.end);
  // What stands in the file as such was found when the whole text was searched; here it is what escapes spell.
  if (reading.text.slice(at.start, at.end).includes("\\")) {
    for (const { name, escape } of hiddenCharacters(text.replaceAll("\r\n", "\r\r"), 1)) {
      reading.report(diagnose("parse/hidden-character", { name, escape, inEscape: true }, span));
    }
  }
  if (/\{\{\s*resolve\s*:/i.test(text)) reading.report(diagnose("parse/dynamic-reference", {}, span));
}

const kindOf = (value: unknown): string =>
  value === null
    ? "empty"
    : typeof value === "boolean"
      ? "a boolean"
      : typeof value === "number"
        ? "a number"
        : "no plain text";

/** The text of a key, or undefined when there is none to go on with. */
function readKey(reading: Reading, node: Node, at: Range): string | undefined {
  if (isScalar(node) && typeof node.value === "string") {
    if (node.value === "<<" && node.type === "PLAIN") {
      reading.report(diagnose("parse/merge-key", {}, reading.lines.span(at.start, at.end)));
      return undefined;
    }
    checkText(reading, node.value, at);
    return inNfc(node.value);
  }
  const found = isScalar(node)
    ? kindOf(node.value)
    : isAlias(node)
      ? "an alias"
      : node === null
        ? "empty"
        : "a list or a mapping";
  const text = shorten(reading.text.slice(at.start, at.end).split("\n")[0] ?? "");
  reading.report(
    diagnose("parse/key-not-text", { found, text }, reading.lines.span(at.start, Math.max(at.end, at.start))),
  );
  return undefined;
}

function readScalar(reading: Reading, node: Scalar.Parsed, at: Range, key: Range | undefined): Written {
  const { value } = node;
  if (typeof value === "string") checkText(reading, value, at);
  const source = reading.text.slice(at.start, at.end);
  // An empty value has no place of its own, so it is shown at its key.
  const place = source === "" && key !== undefined ? key : at;
  return { value: typeof value === "string" ? inNfc(value) : value, ...place, key, source, inside: undefined };
}

function readAlias(reading: Reading, name: string, at: Range, key: Range | undefined): Written {
  const span = reading.lines.span(at.start, at.end);
  const nothing: Written = { value: null, ...at, key, source: undefined, inside: undefined };
  const anchor = reading.open.includes(name) ? name : reading.open.at(-1);
  if (anchor !== undefined) {
    reading.report(diagnose("parse/nested-alias", { name, anchor }, span));
    return nothing;
  }
  const target = reading.anchors.get(name);
  if (target === undefined) {
    reading.report(diagnose("parse/unknown-alias", { name }, span));
    return nothing;
  }
  const before = reading.repeated;
  reading.repeated += target.size;
  if (reading.repeated <= mostRepeated) return { ...target.written, ...at, key };
  if (before <= mostRepeated) reading.report(diagnose("parse/alias-growth", { most: mostRepeated }, span));
  return nothing;
}

function readMembers(reading: Reading, node: Exclude<Node, null>): { value: unknown; inside: Map<string, Written> } {
  const inside = new Map<string, Written>();
  if (isSeq(node)) {
    const value = node.items.map((item, index) => {
      const written = isPair(item) ? readPairItem(reading, item) : readNode(reading, item as Node, node.range[0]);
      inside.set(String(index), written);
      return written.value;
    });
    return { value, inside };
  }
  // No prototype, so that a key called `__proto__` is a key like any other.
  const value = Object.create(null) as Record<string, unknown>;
  if (!isMap(node)) return { value, inside };
  for (const pair of node.items) {
    const keyNode = pair.key as Node;
    const valueNode = pair.value as Node;
    const at = keyNode === null ? { start: node.range[0], end: node.range[0] } : rangeOf(reading, keyNode);
    const name = readKey(reading, keyNode, at);
    const written = readNode(reading, valueNode, at.end, at);
    if (name === undefined) continue;
    const first = inside.get(name);
    if (first?.key !== undefined) {
      const span = reading.lines.span(at.start, at.end);
      const related = [
        { span: reading.lines.span(first.key.start, first.key.end), message: "It is written here first." },
      ];
      reading.report(diagnose("parse/duplicate-key", { key: name }, span, { related }));
      continue;
    }
    inside.set(name, written);
    value[name] = written.value;
  }
  return { value, inside };
}

/** `[a: 1]` holds a pair where a value is due: a mapping of one key. */
function readPairItem(reading: Reading, pair: { key: unknown; value: unknown }): Written {
  const key = pair.key as Node;
  const at = key === null ? { start: 0, end: 0 } : rangeOf(reading, key);
  const name = readKey(reading, key, at);
  const written = readNode(reading, pair.value as Node, at.end, at);
  const value = Object.create(null) as Record<string, unknown>;
  if (name !== undefined) value[name] = written.value;
  return {
    value,
    ...at,
    key: undefined,
    source: undefined,
    inside: new Map(name === undefined ? [] : [[name, written]]),
  };
}

function readNode(reading: Reading, node: Node, fallback: number, key?: Range): Written {
  const before = reading.size;
  reading.size += 1;
  if (node === null) {
    return { value: null, ...(key ?? { start: fallback, end: fallback }), key, source: "", inside: undefined };
  }
  const at = rangeOf(reading, node);
  if (isAlias(node)) return readAlias(reading, node.source, at, key);
  if (node.tag !== undefined && !knownTags.has(node.tag)) {
    // The library keeps no place of a tag; it stands before the value, with at most an anchor between.
    const written = /!\S*(?=\s+(?:&\S+\s+)?$)/.exec(reading.text.slice(Math.max(0, at.start - longestTag), at.start));
    const start = written === null ? at.start : Math.max(0, at.start - longestTag) + written.index;
    const tag = written?.[0] ?? node.tag.replace("tag:yaml.org,2002:", "!!");
    reading.report(diagnose("parse/tag", { tag }, reading.lines.span(start, start + (written?.[0].length ?? 1))));
  }
  const { anchor } = node;
  if (anchor !== undefined) reading.open.push(anchor);
  const written: Written = isScalar(node)
    ? readScalar(reading, node, at, key)
    : { ...readMembers(reading, node), start: at.start, end: at.end, key, source: undefined };
  if (anchor !== undefined) {
    reading.open.pop();
    reading.anchors.set(anchor, { written, size: reading.size - before });
  }
  return written;
}

/** Plain values and places of a YAML document, and all that a spec may not contain whatever its keys mean. */
export function readTree(
  document: Document.Parsed,
  text: string,
  lines: Lines,
): { written: Written; found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (found.length < mostFound) found.push(diagnostic);
  };
  const reading: Reading = { text, lines, report, anchors: new Map(), open: [], size: 0, repeated: 0 };
  const written = readNode(reading, document.contents, 0);
  return { written, found };
}
