import type { Span } from "../diagnostics/diagnostic.js";

/** Turns offsets of a text into lines and columns. */
export interface Lines {
  /** 0-based number of the line that holds an offset. */
  indexOf(offset: number): number;
  /** Text of a line without its end; empty beyond the last one. */
  textOf(index: number): string;
  startOf(index: number): number;
  /** Span from one offset to another (exclusive), 1-based, in UTF-16 units. */
  span(start: number, end: number): Span;
}

/** Lines end with LF or CR LF. */
export function linesOf(text: string, file: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const startOf = (index: number): number => starts[index] ?? text.length;
  const indexOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    indexOf,
    startOf,
    textOf: (index) => text.slice(startOf(index), startOf(index + 1)).replace(/\r?\n$/, ""),
    span(start, end) {
      const first = indexOf(start);
      const last = end > start ? indexOf(end) : first;
      return {
        file,
        line: first + 1,
        column: start - startOf(first) + 1,
        endLine: last + 1,
        endColumn: Math.max(end, start) - startOf(last) + 1,
      };
    },
  };
}
