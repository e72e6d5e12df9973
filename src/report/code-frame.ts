import type { Span } from "../compiler/diagnostics/diagnostic.js";
import { visible } from "./visible.js";

/** Paints parts of a frame. */
export interface FrameColors {
  readonly dim: (text: string) => string;
  readonly mark: (text: string) => string;
}

/* Characters that take two cells in a terminal: East Asian wide ones and pictographs. Source: Unicode Annex 11. */
const wide =
  /^[\u1100-\u115e\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
const combining = /^(?:[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f])$/u;

interface Cell {
  /** Offset in the line, in UTF-16 units. */
  readonly at: number;
  readonly text: string;
  readonly width: number;
}

function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const character of line) {
    const text = character === "\t" ? "→ " : visible(character);
    const width = wide.test(text) ? 2 : combining.test(text) ? 0 : text.length;
    cells.push({ at, text, width });
    at += character.length;
  }
  return cells;
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/* How much of a long line is shown before the mark. */
const leadingCells = 20;

/** The last cells that are together no wider than a number of columns. */
function lastOf(cells: readonly Cell[], most: number): Cell[] {
  let from = cells.length;
  for (let width = cells[from - 1]?.width ?? 0; from > 0 && width <= most; width += cells[from - 1]?.width ?? 0)
    from -= 1;
  return cells.slice(from);
}

/** The part of a line that fits, around the column, and how far it is moved. */
function cut(
  line: string,
  column: number,
  room: number,
): { readonly cells: readonly Cell[]; readonly isCutBefore: boolean; readonly isCutAfter: boolean } {
  // What is far from the mark is never shown, so a line of a megabyte costs no more than a short one.
  const from = Math.max(0, column - 1 - room);
  const before = cellsOf(line.slice(from, column - 1)).map((cell) => ({ ...cell, at: cell.at + from }));
  const start = column - 1;
  const after = cellsOf(line.slice(start, start + room + 1)).map((cell) => ({ ...cell, at: cell.at + start }));
  if (from === 0 && start + room + 1 >= line.length && widthOf(before) + widthOf(after) <= room) {
    return { cells: [...before, ...after], isCutBefore: false, isCutAfter: false };
  }
  const isCutBefore = from > 0 || widthOf(before) > leadingCells;
  const cells = isCutBefore ? lastOf(before, leadingCells) : [...before];
  let used = widthOf(cells) + 2;
  let shown = 0;
  for (const cell of after) {
    if (used + cell.width > room) break;
    cells.push(cell);
    used += cell.width;
    shown += 1;
  }
  return { cells, isCutBefore, isCutAfter: shown < after.length || start + room + 1 < line.length };
}

const linesAround = 1;

/** The lines of a text, as places count them: without a byte order mark. */
export const linesOfText = (text: string): readonly string[] => text.replace(/^\ufeff/, "").split(/\r?\n/);

/**
 * The lines of a span with one line before and after, numbers in front and `^^^` below what is meant. Tabs, wide and
 * hidden characters keep their place; a line longer than `width` is cut around the mark. Lines of the frame, no end.
 */
export function codeFrame(lines: readonly string[], span: Span, width: number, colors: FrameColors): readonly string[] {
  const first = Math.max(1, span.line - linesAround);
  const last = Math.min(lines.length, span.line + linesAround);
  const digits = String(last).length;
  const room = Math.max(30, width - digits - 5);
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = lines[number - 1] ?? "";
    const isMarked = number === span.line;
    if (number > span.line && number === lines.length && line === "") break;
    const { cells, isCutBefore, isCutAfter } = cut(line, isMarked ? span.column : 1, room);
    const gutter = `${isMarked ? ">" : " "} ${String(number).padStart(digits)} |`;
    const shown = `${isCutBefore ? "…" : ""}${cells.map((cell) => cell.text).join("")}${isCutAfter ? "…" : ""}`;
    frame.push(`${colors.dim(gutter)}${shown === "" ? "" : ` ${shown}`}`);
    if (!isMarked) continue;
    const end = span.endLine > span.line ? Infinity : span.endColumn;
    const before = cells.filter((cell) => cell.at < span.column - 1);
    const marked = cells.filter((cell) => cell.at >= span.column - 1 && cell.at < end - 1);
    const blank = " ".repeat(widthOf(before) + (isCutBefore ? 1 : 0));
    const mark = "^".repeat(Math.max(1, widthOf(marked)));
    frame.push(`${colors.dim(`  ${" ".repeat(digits)} |`)} ${blank}${colors.mark(mark)}`);
  }
  return frame;
}
