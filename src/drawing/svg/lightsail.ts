import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import type { Box } from "../picture.js";
import type { Core } from "./core.js";
import { boxHeight, boxWidth, frameTop, gap, placeBox, placeFrame } from "./measures.js";
import { arrow, bottom, middleX, middleY, right, type Point, type Shape } from "./shapes.js";

const padding = 12;
/** As wide as a VPC of two zones, so that Route 53 has room beside visitors. */
const width = 2 * 256;

/** Whitepaper, Simple Deployment and Figure 1: one instance; beside it, peered, what the default VPC has. */
export function lightsailCore(graph: Graph, boxes: readonly Box[], at: Point): Core {
  const x = at.x + width / 2;
  const of = (...kinds: readonly string[]): readonly Box[] => boxes.filter(({ kind }) => kinds.includes(kind));
  const shapes: Shape[] = [];
  let y = at.y + frameTop + gap;
  let entry: Point = { x, y };
  let previous: Point | undefined;
  let exit: Point | undefined;
  for (const box of [...of("staticIp"), ...of("lightsailInstance")]) {
    const placed = placeBox(box, x - boxWidth / 2, y);
    shapes.push(placed);
    if (previous === undefined) entry = { x, y };
    else shapes.push(arrow(previous, { x, y }));
    previous = { x, y: bottom(placed) };
    exit = { x: right(placed), y: middleY(placed) };
    y = bottom(placed) + 2 * gap;
  }
  const zone = nodesOf(graph, "lightsailInstance")[0]?.properties.zone ?? "";
  const rect = { x: at.x, y: at.y, width, height: y - gap - at.y };
  const frame = placeFrame(rect, { style: "zone", title: `Lightsail, zone ${zone}`, titleRoom: width / 2 - 8 });
  const peered = of("cacheCluster", "databaseCluster");
  const [network] = nodesOf(graph, "network");
  if (peered.length === 0) return { width, height: rect.height, shapes: [frame, ...shapes], entry, exit };

  const top = bottom(rect) + 2 * gap;
  const height = Math.max(...peered.map(boxHeight));
  const middle = peered.length > 1 ? x - gap / 2 - boxWidth : x - boxWidth / 2;
  const placed = peered.map((box, index) =>
    placeBox(box, middle + index * (boxWidth + gap), top + frameTop + 2 * gap, boxWidth, height),
  );
  const below = { x: at.x, y: top, width, height: frameTop + 2 * gap + height + padding };
  const title = "Default VPC, peered by hand";
  const vpc = placeFrame(below, {
    style: "network",
    title,
    titleRoom: x - (peered.length - 1) * 20 - at.x - 8,
    nodes: network === undefined ? [] : [network.id],
  });
  const lines = placed.map((box, index) => {
    const startX = x + (index - (placed.length - 1) / 2) * 40;
    const points = { x: startX, y: previous?.y ?? rect.y };
    const corner = top + frameTop + gap / 2;
    return arrow(points, { x: startX, y: corner }, { x: middleX(box), y: corner }, { x: middleX(box), y: box.y });
  });
  return { width, height: bottom(below) - at.y, shapes: [frame, vpc, ...shapes, ...placed, ...lines], entry, exit };
}
