import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { stepsOf } from "../../compiler/parse/pointer.js";

/** Where something is written: offsets in UTF-16 units, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An entry of a mapping or an item of a list, with what is around it. */
export interface Entry {
  readonly collection: YAMLMap | YAMLSeq;
  /** Whether the collection is written in brackets. */
  readonly isFlow: boolean;
  readonly index: number;
  /** Keys (of a mapping) and values together, in order. */
  readonly ranges: readonly Range[];
}

/** A spec as it is written. */
export interface Source {
  readonly text: string;
  readonly newline: string;
  /** The value at a pointer; undefined where there is none, or where the way there leads through an alias. */
  valueAt(pointer: string): unknown;
  /** The entry or item at a pointer. */
  entryAt(pointer: string): Entry | undefined;
  rangeOf(node: unknown): Range | undefined;
}

const rawRange = (node: unknown): readonly [number, number] | undefined => {
  if (!isScalar(node) && !isCollection(node) && !isAlias(node)) return undefined;
  const { range } = node;
  return range === null || range === undefined ? undefined : [range[0], range[1]];
};

/** Reads a spec that was parsed without complaint before. */
export function sourceOf(text: string): Source {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: "silent", version: "1.2" });
  const rangeOf = (node: unknown): Range | undefined => {
    const range = rawRange(node);
    if (range === undefined) return undefined;
    const [start, end] = range;
    return { start, end: start + text.slice(start, end).trimEnd().length };
  };
  const pairRange = ({ key, value }: Pair): Range | undefined => {
    const at = rangeOf(key);
    return at === undefined ? undefined : { start: at.start, end: Math.max(at.end, rangeOf(value)?.end ?? 0) };
  };
  const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : "");
  const indexIn = (collection: unknown, step: string): number => {
    if (isMap(collection)) return collection.items.findIndex(({ key }) => nameOf(key) === step);
    return isSeq(collection) && /^\d+$/u.test(step) && Number(step) < collection.items.length ? Number(step) : -1;
  };
  const valueAt = (pointer: string): unknown => {
    let at: unknown = document.contents;
    for (const step of stepsOf(pointer)) {
      const index = indexIn(at, step);
      if (index < 0 || !isCollection(at)) return undefined;
      const item: unknown = at.items[index];
      at = isPair(item) ? item.value : item;
    }
    return isAlias(at) ? undefined : at;
  };
  return {
    text,
    newline: text.includes("\r\n") ? "\r\n" : "\n",
    valueAt,
    rangeOf,
    entryAt(pointer) {
      const collection = valueAt(pointer.slice(0, pointer.lastIndexOf("/")));
      const index = indexIn(collection, stepsOf(pointer).at(-1) ?? "");
      if (index < 0 || (!isMap(collection) && !isSeq(collection))) return undefined;
      const ranges = collection.items.map((item) => (isPair(item) ? pairRange(item) : rangeOf(item)));
      if (ranges.some((range) => range === undefined)) return undefined;
      return { collection, isFlow: collection.flow === true, index, ranges: ranges as readonly Range[] };
    },
  };
}
