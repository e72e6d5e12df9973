import { visible } from "../../report/visible.js";
import { firstBaseline, lineType, nextBaseline, shownLines, signRoom, textPadding, titleType } from "./measures.js";
import type { PlacedBox, PlacedFrame, PlacedLine, Point, Shape } from "./shapes.js";
import { signs } from "./signs.js";
import { fit } from "./text-width.js";

/** Text inside an element or an attribute. What XML cannot hold at all `visible` has spelled out. */
export const escapeXml = (text: string): string =>
  visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");

const number = (value: number): string => String(Math.round(value * 100) / 100);

const place = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;

const rect = (style: string, { x, y, width, height }: PlacedBox | PlacedFrame, radius: number): string =>
  `<rect class="${style}" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="${radius}"/>`;

interface Line {
  readonly text: string;
  readonly style: "title" | "line";
}

/** Lines of text below each other, each cut to the room there is. */
function texts(lines: readonly Line[], x: number, y: number, room: number): string {
  return lines
    .map(({ text, style }, index) => {
      const shown = fit(text, style === "title" ? titleType : lineType, room);
      const at = `x="${number(x)}" y="${number(y + firstBaseline + index * nextBaseline)}"`;
      return shown === "" ? "" : `<text class="${style}" ${at}>${escapeXml(shown)}</text>`;
    })
    .join("");
}

const group = (nodes: readonly string[], tooltip: readonly string[], inside: string): string => {
  const data = nodes.length === 0 ? "" : ` data-nodes="${escapeXml(nodes.join(" "))}"`;
  return `<g${data}><title>${tooltip.map(escapeXml).join("\n")}</title>${inside}</g>`;
};

const asLines = (title: string, lines: readonly string[]): readonly Line[] => [
  { text: title, style: "title" },
  ...lines.map((text) => ({ text, style: "line" }) as const),
];

function boxText(placed: PlacedBox): string {
  const { box, x, y, width } = placed;
  const { path, style } = signs[box.family];
  const sign = `<path class="sign ${style}" transform="translate(${number(x + 9)} ${number(y + 8)})" d="${path}"/>`;
  const words = texts(asLines(box.title, shownLines(box)), x + signRoom, y + 4, width - signRoom - textPadding);
  return group(box.nodes, [box.title, ...box.lines], rect(`box ${style}`, placed, 4) + sign + words);
}

function frameText(frame: PlacedFrame): string {
  const { title, lines, x, y, titleRoom, nodes, style } = frame;
  const words = texts(asLines(title, lines), x + textPadding, y, titleRoom - 2 * textPadding);
  return group(nodes, [title, ...lines], rect(`frame ${style}`, frame, 6) + words);
}

const headLength = 8;

/** A triangle at the end of a way, pointing where it goes, and the way cut short below it. */
function lineText({ points, hasHead, isDashed }: PlacedLine): string {
  const style = isDashed ? "way dashed" : "way";
  const [before, end] = points.slice(-2);
  if (before === undefined || end === undefined) return "";
  const along = { x: Math.sign(end.x - before.x), y: Math.sign(end.y - before.y) };
  const neck = { x: end.x - along.x * headLength, y: end.y - along.y * headLength };
  const way = hasHead ? [...points.slice(0, -1), neck] : points;
  const line = `<path class="${style}" d="M${way.map(place).join("L")}"/>`;
  if (!hasHead) return line;
  const side = (sign: number): Point => ({ x: neck.x + sign * along.y * 4, y: neck.y + sign * along.x * 4 });
  return `${line}<path class="head" d="M${[side(1), end, side(-1)].map(place).join("L")}z"/>`;
}

/** One shape as elements of SVG. */
export function shapeText(shape: Shape): string {
  if (shape.shape === "box") return boxText(shape);
  return shape.shape === "frame" ? frameText(shape) : lineText(shape);
}
