import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import { layers, type Layer } from "../../compiler/graph/kinds/network.js";
import type { Box } from "../picture.js";
import { say } from "../say.js";
import type { Core } from "./core.js";
import {
  boxHeight,
  boxWidth,
  framePadding,
  frameTop,
  frameTopWithLine,
  gap,
  gutter,
  placeBox,
  placeFrame,
} from "./measures.js";
import { layerPlans, type LayerPlan, type Row, type Span } from "./rows.js";
import {
  arrow,
  bottom,
  dashed,
  middleX,
  middleY,
  right,
  type PlacedBox,
  type Point,
  type Rect,
  type Shape,
  tie,
} from "./shapes.js";
import { zonesOf, type ZoneColumn } from "./zones.js";

const subnetWidth = boxWidth + 2 * framePadding;
const zoneWidth = subnetWidth + 2 * framePadding;

/** Where the columns of zones are: lines run down in the gutter behind the first half of them. */
interface Grid {
  readonly zones: readonly ZoneColumn[];
  readonly lefts: readonly number[];
  /** Index of the last column before the gutter. */
  readonly last: number;
  readonly gutterX: number;
  readonly width: number;
}

function gridOf(zones: readonly ZoneColumn[], x: number): Grid {
  const last = Math.ceil(zones.length / 2) - 1;
  const step = (index: number): number => index * (zoneWidth + gap) + (index > last ? gutter - gap : 0);
  const lefts = zones.map((_, index) => x + step(index));
  const end = x + step(zones.length) - (zones.length - 1 > last ? gap : 0);
  return { zones, lefts, last, gutterX: x + last * (zoneWidth + gap) + zoneWidth + gutter / 2, width: end - x };
}

const cellX = ({ lefts }: Grid, column: number): number => (lefts[column] ?? 0) + 2 * framePadding;

/** From its first column to its last, and over the gutter beside a single one. */
function spanRect(grid: Grid, { columns }: Span, y: number, height: number): Rect {
  const from = cellX(grid, Math.min(...columns));
  const to = Math.max(cellX(grid, Math.max(...columns)) + boxWidth, grid.gutterX + gutter / 2);
  return {
    x: Math.min(from, grid.gutterX - gutter / 2),
    y,
    width: to - Math.min(from, grid.gutterX - gutter / 2),
    height,
  };
}

/** What a layer's contents became. */
interface Placed {
  readonly shapes: Shape[];
  /** Upper sides of spans and of the web server, in order of requests. */
  readonly spans: { readonly rect: Rect; readonly isFleet: boolean }[];
  readonly rows: { readonly role: Row["role"]; readonly boxes: ReadonlyMap<number, PlacedBox> }[];
}

function placeSpan(grid: Grid, span: Span, y: number, into: Placed): number {
  if (span.members.size === 0) {
    const rect = spanRect(grid, span, y, boxHeight(span.box));
    into.shapes.push(placeBox(span.box, rect.x, rect.y, rect.width, rect.height));
    into.spans.push({ rect, isFleet: false });
    return bottom(rect);
  }
  const members = [...span.members];
  const head = frameTopWithLine;
  const inner = Math.max(...members.map(([, box]) => boxHeight(box)));
  const rect = spanRect(grid, span, y, head + inner + framePadding);
  const [lines, wide] = [[span.box.lines.join(", ")], { x: rect.x - 4, width: rect.width + 8 }];
  const frame = { ...rect, ...wide };
  into.shapes.push(placeFrame(frame, { style: "span", title: span.box.title, lines, nodes: span.box.nodes }));
  for (const [column, box] of members) into.shapes.push(placeBox(box, cellX(grid, column), y + head, boxWidth, inner));
  into.spans.push({ rect: frame, isFleet: true });
  return bottom(rect);
}

function placeRow(grid: Grid, { cells, role }: Row, y: number, into: Placed): number {
  const height = Math.max(...[...cells.values()].map(boxHeight));
  const boxes = new Map(
    [...cells].map(([column, box]) => [column, placeBox(box, cellX(grid, column), y, boxWidth, height)]),
  );
  into.shapes.push(...boxes.values());
  into.rows.push({ role, boxes });
  return y + height;
}

/** The subnets of one layer, as high as what is in them; the y below them. */
function placeLayer(
  grid: Grid,
  layer: Layer,
  { spans, rows }: LayerPlan,
  y: number,
  frames: Shape[],
  into: Placed,
): number {
  let at = y + frameTopWithLine;
  for (const span of spans) at = placeSpan(grid, span, at, into) + gap;
  for (const row of rows) at = placeRow(grid, row, at, into) + gap;
  const end = spans.length + rows.length === 0 ? y + frameTopWithLine + gap : at - gap + framePadding;
  for (const [column, { subnets }] of grid.zones.entries()) {
    const subnet = subnets.get(layer);
    if (subnet === undefined) continue;
    const rect = { x: (grid.lefts[column] ?? 0) + framePadding, y, width: subnetWidth, height: end - y };
    const { title, lines } = say(subnet);
    // Arrows to a NAT gateway leave upwards at the right side.
    const text = { style: layer, title, lines, titleRoom: subnetWidth - 20, nodes: [subnet.id] };
    frames.push(placeFrame(rect, text));
  }
  return end;
}

/** Lines from a point in the gutter to the nearest box on either side, and from there to those farther out. */
function branches({ last }: Grid, boxes: ReadonlyMap<number, PlacedBox>, x: number): readonly Shape[] {
  const [left, others] = [
    [...boxes].filter(([column]) => column <= last),
    [...boxes].filter(([column]) => column > last),
  ];
  const inner = left.toSorted(([a], [b]) => b - a).map(([, box]) => box);
  const outer = others.toSorted(([a], [b]) => a - b).map(([, box]) => box);
  const lines: Shape[] = [];
  for (const side of [inner, outer]) {
    for (const [index, box] of side.entries()) {
      const y = middleY(box);
      const before = side[index - 1];
      const isLeft = side === inner;
      const end = { x: isLeft ? right(box) : box.x, y };
      if (before === undefined) lines.push(arrow({ x, y }, end));
      else lines.push(tie({ x: isLeft ? before.x : right(before), y }, end));
    }
  }
  return lines;
}

/** From the servers down the gutter to everything they use. */
function downwards(grid: Grid, from: readonly Point[], rows: Placed["rows"]): readonly Shape[] {
  const served = rows.filter(({ role, boxes }) => role === "served" && boxes.size > 0);
  const [last] = served.slice(-1).flatMap(({ boxes }) => [...boxes.values()].slice(0, 1));
  const start = from.at(-1);
  if (last === undefined || start === undefined) return [];
  return [
    tie(...from, { x: start.x, y: middleY(last) }),
    ...served.flatMap(({ boxes }) => branches(grid, boxes, start.x)),
  ];
}

/** Boxes of the VPC that are in no subnet, side by side under the zones. */
function placeLoose(
  boxes: readonly Box[],
  grid: Grid,
  x: number,
  y: number,
): { shapes: readonly PlacedBox[]; end: number } {
  const perLine = Math.max(1, Math.floor((grid.width + gap) / (boxWidth + gap)));
  const height = Math.max(0, ...boxes.map(boxHeight));
  const shapes = boxes.map((box, index) =>
    placeBox(
      box,
      x + (index % perLine) * (boxWidth + gap),
      y + Math.floor(index / perLine) * (height + gap),
      boxWidth,
      height,
    ),
  );
  return { shapes, end: Math.max(y, ...shapes.map((each) => bottom(each) + gap)) };
}

const padding = 12;

/** The VPC as Figure 2 of the whitepaper draws it: a column a zone, a row a layer, what spans zones across them. */
export function networkCore(graph: Graph, boxes: readonly Box[], at: Point): Core {
  const zones = zonesOf(graph);
  const boxOf = (id: string): Box | undefined => boxes.find(({ nodes }) => nodes.some((node) => node === id));
  const grid = gridOf(zones, at.x + padding);
  const plans = layerPlans(graph, zones, boxOf);
  const x = grid.gutterX;
  const [distribution] = nodesOf(graph, "distribution");
  const isPrivate = distribution?.properties.webOrigin.vpcOrigin !== undefined;
  const gateway = isPrivate ? undefined : boxes.find(({ kind }) => kind === "internetGateway");
  const frames: Shape[] = [];
  const into: Placed = { shapes: [], spans: [], rows: [] };
  const gatewayBox = gateway && placeBox(gateway, x - boxWidth / 2, at.y + frameTop + 6);
  const zonesTop = gatewayBox === undefined ? at.y + frameTop + 4 : bottom(gatewayBox) + 18;
  let y = zonesTop + frameTop;
  const present = layers.filter((layer) => zones.some(({ subnets }) => subnets.has(layer)));
  for (const layer of present) y = placeLayer(grid, layer, plans[layer], y, frames, into) + gap;
  const zonesEnd = y - gap + framePadding;
  const zoneFrames = zones.map(({ title }, column) => {
    const rect = { x: grid.lefts[column] ?? 0, y: zonesTop, width: zoneWidth, height: zonesEnd - zonesTop };
    return placeFrame(rect, { style: "zone", title });
  });
  const loose = boxes.filter(
    ({ kind }) =>
      kind === "vpcEndpoint" || kind === "flowLog" || kind === "staticIp" || (kind === "internetGateway" && isPrivate),
  );
  const { shapes: below, end } = placeLoose(loose, grid, grid.lefts[0] ?? at.x + padding, zonesEnd + gap);
  const width = Math.max(grid.width + 2 * padding, x + boxWidth / 2 + padding - at.x);
  const [network] = nodesOf(graph, "network");
  const rect = { x: at.x, y: at.y, width, height: end - at.y };
  const title = network === undefined ? "VPC" : ["VPC", ...say(network).lines].join(" ");
  const frame = placeFrame(rect, {
    style: "network",
    title,
    titleRoom: x - at.x - 8,
    nodes: network === undefined ? [] : [network.id],
  });

  const lines: Shape[] = [];
  let above: Point = gatewayBox === undefined ? { x, y: at.y } : { x, y: bottom(gatewayBox) };
  for (const { rect: span } of into.spans) {
    // The first of a private origin is reached straight from CloudFront, whose arrow ends there.
    if (above.y !== at.y) lines.push(arrow(above, { x, y: span.y }));
    above = { x, y: bottom(span) };
  }
  const [first] = into.spans;
  const fleet = into.spans.find(({ isFleet }) => isFleet);
  const server = into.rows.find(({ role }) => role === "server");
  const [[column, box] = [0, undefined]] = server === undefined ? [] : [...server.boxes];
  let exit: Point | undefined = fleet === undefined ? undefined : { x: right(fleet.rect), y: middleY(fleet.rect) };
  let entry: Point = gatewayBox === undefined ? { x, y: first?.rect.y ?? at.y } : { x, y: gatewayBox.y };
  if (fleet !== undefined) {
    lines.push(...downwards(grid, [{ x, y: bottom(fleet.rect) }], into.rows));
    const nats = into.rows.filter(({ role }) => role === "nat").flatMap(({ boxes: cells }) => [...cells.values()]);
    const isClear = into.spans.every(({ rect: span }) => span.y >= fleet.rect.y || nats.every((nat) => span.y < nat.y));
    for (const nat of isClear ? nats : [])
      lines.push(dashed({ x: right(nat) - 8, y: fleet.rect.y }, { x: right(nat) - 8, y: bottom(nat) }));
  } else if (box !== undefined) {
    const isLeft = column <= grid.last;
    const side = isLeft ? right(box) : box.x;
    const [inY, outY] = [box.y + 12, bottom(box) - 12];
    const out = { x: x + (isLeft ? 12 : -12), y: outY };
    if (gatewayBox === undefined) entry = { x, y: inY };
    else lines.push(tie(above, { x, y: inY }));
    lines.push(arrow({ x, y: inY }, { x: side, y: inY }));
    lines.push(...downwards(grid, [{ x: side, y: outY }, out], into.rows));
    exit = { x: right(box), y: middleY(box) };
    const volume = into.rows
      .find(({ boxes: cells }) => cells.get(column)?.box.kind === "dataVolume")
      ?.boxes.get(column);
    if (volume !== undefined)
      lines.push(arrow({ x: middleX(box), y: bottom(box) }, { x: middleX(volume), y: volume.y }));
  }
  const shapes = [
    frame,
    ...zoneFrames,
    ...frames,
    ...into.shapes,
    ...(gatewayBox === undefined ? [] : [gatewayBox]),
    ...below,
    ...lines,
  ];
  return { width, height: rect.height, shapes, entry, exit };
}
