// @ts-check
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

/** @typedef {import("./mutant.mjs").Mutant} Mutant */
/** @typedef {readonly (string | number)[]} Path */

/** Words of the table that stand for one another. */
const circles = [
  ["admin", "static", "frontend"],
  ["read", "readOptions", "all"],
  ["allow-all", "redirect-to-https", "https-only"],
  ["always", "network", "subdirectory"],
  ["modern", "whitepaper"],
  ["none", "all"],
  ["varying", "none"],
];
/** What says where a fact is from decides nothing. */
const isRemark = (/** @type {unknown} */ key) => key === "source" || key === "checked" || key === "title";

/**
 * Words that may stand in a scalar's place.
 * @param {unknown} value @param {Path} path @returns {readonly unknown[]}
 */
function others(value, path) {
  if (typeof value === "number") return [value + 1];
  if (typeof value !== "string") return [];
  const key = path.at(-1);
  // "all" is a set of methods in one place, and a set of items in others.
  const fitting = circles.filter((circle) => circle.includes(value) && (key === "methods") === circle.includes("read"));
  const [circle] = fitting;
  if (circle !== undefined) return [circle[(circle.indexOf(value) + 1) % circle.length]];
  return [`${value}x`];
}

/**
 * Every mutant of spec/behaviors.yaml: each scalar another one, each item of a list left out, each row of the table exchanged
 * with the next.
 * @param {string} file @param {string} text @returns {readonly Mutant[]}
 */
export function tableMutants(file, text) {
  const lines = text.split("\n");
  const counter = new LineCounter();
  const original = parseDocument(text, { lineCounter: counter });
  /** @type {Mutant[]} */
  const found = [];
  /** @param {number} offset @param {string} change @param {Path} path @param {(place: any, key: any) => void} edit */
  const add = (offset, change, path, edit) => {
    const data = original.toJS();
    const holder = path.slice(0, -1).reduce((place, key) => place[key], data);
    edit(holder, path.at(-1));
    const { line } = counter.linePos(offset);
    // JSON is YAML, and has no anchors that a row could take with it.
    found.push({ file, line, text: (lines[line - 1] ?? "").trim(), change, mutated: JSON.stringify(data) });
  };
  /** @param {unknown} node @param {Path} path */
  const visit = (node, path) => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? key.value : key;
        if (!isRemark(name)) visit(value, [...path, String(name)]);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const offset = /** @type {{ range?: readonly number[] }} */ (item).range?.[0] ?? 0;
        const at = [...path, index];
        add(offset, `${at.join(".")} left out`, at, (list, place) => list.splice(place, 1));
        if (path.join() === "rows" && index + 1 < node.items.length) {
          add(offset, `${at.join(".")} exchanged with the next`, at, (rows, place) => {
            rows.splice(place, 2, rows[place + 1], rows[place]);
          });
        }
        visit(item, at);
      }
    } else if (isScalar(node)) {
      for (const other of others(node.value, path)) {
        const change = `${path.join(".")}: ${String(node.value)} → ${String(other)}`;
        add(node.range?.[0] ?? 0, change, path, (holder, key) => {
          holder[key] = other;
        });
      }
    }
  };
  visit(original.contents, []);
  return found;
}
