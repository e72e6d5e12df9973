import { isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Span } from "../../compiler/diagnostics/diagnostic.js";

export type Locate = (steps: readonly (string | number)[] | undefined) => Span;

/** Templates beyond this many UTF-16 units are not read a second time for the places of what was found. */
const longest = 1_048_576;

/**
 * Finds where something stands in a template, or the nearest of what it is in. A list in the place of a mapping means its
 * first item, as Terraform has it.
 */
export function locator(text: string, file: string): Locate {
  const top: Span = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (text.length > longest) return () => top;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent", uniqueKeys: false, version: "1.1" });
  const spanOf = (start: number, end: number): Span => {
    const [from, to] = [lines.linePos(start), lines.linePos(end)];
    return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  };
  const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : "");
  return (steps = []) => {
    let at: unknown = document.contents;
    let found = top;
    for (const step of steps) {
      if (isSeq(at) && typeof step === "string") [at] = at.items;
      if (isMap(at)) {
        const pair = at.items.find(({ key }) => nameOf(key) === String(step));
        if (pair === undefined) return found;
        const { key } = pair;
        if (isScalar(key) && key.range) found = spanOf(key.range[0], key.range[1]);
        at = pair.value;
      } else if (isSeq(at) && typeof step === "number") {
        const item: unknown = at.items[step];
        if (item === undefined) return found;
        const [first] = isMap(item) ? item.items : [];
        const node: unknown = isPair(first) ? first.key : item;
        if ((isScalar(node) || isCollection(node)) && node.range) found = spanOf(node.range[0], node.range[1]);
        at = item;
      } else return found;
    }
    return found;
  };
}
