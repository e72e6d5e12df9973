import { textWidth } from "../../../src/drawing/svg/text-width.js";
import { headingType, lineType, titleType } from "../../../src/drawing/svg/measures.js";
import { readXml, type Element } from "../../support/xml.js";

/* What an SVG of ours shows, read back from its text: rectangles, the room each text may take, pieces of lines. */

export interface Area {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Layout {
  readonly page: Area;
  readonly boxes: readonly Area[];
  /** Zones and subnets lie under what spans them. */
  readonly frames: readonly (Area & { readonly style: string })[];
  /** With the rectangle it belongs to; the heading belongs to the page. */
  readonly texts: readonly (Area & { readonly own: Area })[];
  /** Each horizontal or vertical piece of each way. */
  readonly pieces: readonly Area[];
  /** Ids of graph nodes that something stands for. */
  readonly nodes: readonly string[];
}

const types: Readonly<Record<string, typeof titleType>> = { heading: headingType, title: titleType, line: lineType };

const numberOf = (element: Element, name: string): number => {
  const value = Number(element.attributes[name] ?? "0");
  if (!Number.isFinite(value)) throw new Error(`${name} is no number.`);
  return value;
};

function rectOf(element: Element, name: string): Area {
  const [left, top] = [numberOf(element, "x"), numberOf(element, "y")];
  return { name, left, top, right: left + numberOf(element, "width"), bottom: top + numberOf(element, "height") };
}

/** Above the baseline and below it, in sizes: more than the fonts that are named have. */
const [ascent, descent] = [0.95, 0.25];

function textOf(element: Element): Area {
  const type = types[element.attributes["class"] ?? ""];
  if (type === undefined) throw new Error(`A text of no known class: ${element.text}`);
  const [left, baseline] = [numberOf(element, "x"), numberOf(element, "y")];
  const right = left + textWidth(element.text, type);
  const [top, bottom] = [baseline - ascent * type.size, baseline + descent * type.size];
  return { name: element.text, left, top, right, bottom };
}

function piecesOf(element: Element): readonly Area[] {
  const path = element.attributes["d"] ?? "";
  const points = path
    .replace(/^M/, "")
    .split("L")
    .map((point) => point.split(" ").map(Number));
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? [];
    const [x = Number.NaN, y = Number.NaN, toX = Number.NaN, toY = Number.NaN] = [...start, ...end];
    if (x !== toX && y !== toY) throw new Error(`A slanted line: ${path}`);
    const area = { left: Math.min(x, toX), top: Math.min(y, toY), right: Math.max(x, toX), bottom: Math.max(y, toY) };
    return { name: path, ...area };
  });
}

const classesOf = ({ attributes }: Element): readonly string[] => (attributes["class"] ?? "").split(" ");

/** Reads an SVG of ours; throws on what is not well-formed, or of no kind that it knows. */
export function readLayout(svg: string): Layout {
  const root = readXml(svg);
  if (root.name !== "svg" || root.attributes["xmlns"] !== "http://www.w3.org/2000/svg") throw new Error("No SVG.");
  const page = { name: "page", left: 0, top: 0, right: numberOf(root, "width"), bottom: numberOf(root, "height") };
  const boxes: Area[] = [];
  const frames: (Area & { style: string })[] = [];
  const texts: (Area & { own: Area })[] = [];
  const pieces: Area[] = [];
  const nodes: string[] = [];
  for (const element of root.children) {
    const classes = classesOf(element);
    if (element.name === "text") texts.push({ ...textOf(element), own: page });
    else if (element.name === "path" && classes.includes("way")) pieces.push(...piecesOf(element));
    else if (element.name === "g") {
      const [title, rect, ...inside] = element.children;
      if (title?.name !== "title" || rect?.name !== "rect") throw new Error("A group without title and rectangle.");
      const own = rectOf(rect, title.text);
      const styles = classesOf(rect);
      if (styles.includes("box")) boxes.push(own);
      else frames.push({ ...own, style: styles[1] ?? "" });
      for (const each of inside) if (each.name === "text") texts.push({ ...textOf(each), own });
      nodes.push(...(element.attributes["data-nodes"] ?? "").split(" ").filter((id) => id !== ""));
    } else if (!["title", "desc", "style", "rect"].includes(element.name) && !classes.includes("head"))
      throw new Error(`An element <${element.name}> that nobody knows.`);
  }
  return { page, boxes, frames, texts, pieces, nodes };
}

const slack = 0.01;
const meets = (a: Area, b: Area): boolean =>
  a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
const holds = (outer: Area, inner: Area): boolean =>
  inner.left >= outer.left - slack &&
  inner.right <= outer.right + slack &&
  inner.top >= outer.top - slack &&
  inner.bottom <= outer.bottom + slack;
const isApart = (a: Area, b: Area): boolean => !meets(a, b) || holds(a, b) || holds(b, a);

/** A piece of a line has no area of its own. */
const thick = (area: Area): Area => ({
  ...area,
  left: area.left - 0.5,
  right: area.right + 0.5,
  top: area.top - 0.5,
  bottom: area.bottom + 0.5,
});

/** The inside of a box, so that a line may end at its side. */
const within = (area: Area): Area => ({
  ...area,
  left: area.left + 1,
  right: area.right - 1,
  top: area.top + 1,
  bottom: area.bottom - 1,
});

const pairs = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));

/** Whether something lies over zones and subnets on purpose: it stays in one row of subnets, and in several columns. */
function isSpan(area: Area, layout: Layout): boolean {
  const under = layout.frames
    .filter(({ style }) => ["public", "app", "data"].includes(style))
    .filter((each) => meets(each, area));
  return under.length > 0 && under.every(({ top, bottom }) => area.top >= top && area.bottom <= bottom);
}

/** What in a picture is drawn over something else, or leaves what it belongs to; one sentence each. */
export function faultsOf(layout: Layout): readonly string[] {
  const { page, boxes, frames, texts, pieces } = layout;
  const faults: string[] = [];
  const say = (a: Area, what: string, b: Area): void =>
    void faults.push(`${a.name.split("\n")[0]} ${what} ${b.name.split("\n")[0]}`);
  for (const each of [...boxes, ...frames, ...texts, ...pieces]) if (!holds(page, each)) say(each, "leaves", page);
  for (const text of texts) if (!holds(text.own, text)) say(text, "leaves", text.own);
  for (const [a, b] of pairs(texts)) if (meets(a, b)) say(a, "is written over", b);
  for (const [a, b] of pairs(boxes)) if (meets(a, b)) say(a, "overlaps", b);
  const underSpans = ["zone", "public", "app", "data"];
  for (const frame of frames) {
    for (const box of boxes)
      if (!isApart(frame, box) && !(underSpans.includes(frame.style) && isSpan(box, layout)))
        say(box, "crosses", frame);
  }
  for (const [a, b] of pairs(frames)) {
    const [span, other] = a.style === "span" ? [a, b] : [b, a];
    const isMeant = span.style === "span" && underSpans.includes(other.style) && isSpan(span, layout);
    if (!isApart(a, b) && !isMeant) say(a, "crosses", b);
  }
  for (const text of texts) {
    for (const box of boxes)
      if (box.name !== text.own.name && meets(box, text) && !holds(text.own, box)) say(text, "is under", box);
    for (const box of boxes)
      if (holds(text.own, box) && text.own !== box && !sameArea(text.own, box) && meets(box, text))
        say(text, "is under", box);
    for (const frame of frames) {
      const isUnder = !isApart(frame, text.own);
      if (!isUnder && !isApart(frame, text)) say(text, "is cut by", frame);
    }
    for (const piece of pieces) if (meets(thick(piece), text)) say(piece, "runs through", text);
  }
  for (const piece of pieces)
    for (const box of boxes) if (meets(thick(piece), within(box))) say(piece, "runs through", box);
  return faults;
}

const sameArea = (a: Area, b: Area): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
