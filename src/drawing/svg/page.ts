import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import { visitors } from "../boxes.js";
import { placeOf, regionTitle } from "../picture-of.js";
import type { Box } from "../picture.js";
import { foldedBoxes } from "./folded.js";
import { lightsailCore } from "./lightsail.js";
import { boxHeight, boxWidth, framePadding, frameTop, gap, placeBox, placeFrame } from "./measures.js";
import { networkCore } from "./network.js";
import { copies, stack } from "./services.js";
import { arrow, bottom, dashed, middleX, middleY, right, type PlacedBox, type Point, type Shape } from "./shapes.js";

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const margin = 16;
const regionPadding = 14;
const titleRoom = 40;
const visitorsWidth = 116;

/** The boxes of a graph by where they are; in the main region those beside the VPC apart from those in it. */
function sorted(graph: Graph): Readonly<Record<"outside" | "edge" | "recovery" | "beside" | "core", readonly Box[]>> {
  const boxes = foldedBoxes(graph);
  const where = (box: Box): "outside" | "edge" | "recovery" | "beside" | "core" => {
    const [node] = box.nodes.flatMap((id) => graph.nodes.get(id) ?? []);
    if (node === undefined) return "outside";
    const place = placeOf(graph, node);
    if (place === "outside" || place === "edge" || place === "recovery") return place;
    if (place !== "main" || node.kind === "staticIp") return "core";
    return node.kind === "lightsailInstance" ? "core" : "beside";
  };
  const of = (place: ReturnType<typeof where>): readonly Box[] => boxes.filter((box) => where(box) === place);
  return { outside: of("outside"), edge: of("edge"), recovery: of("recovery"), beside: of("beside"), core: of("core") };
}

/** Above the region: visitors, the name they ask for, and CloudFront with what belongs to it in us-east-1. */
function entranceOf(graph: Graph, { outside, edge }: ReturnType<typeof sorted>, x: number, y: number) {
  const shapes: Shape[] = [];
  const people = outside.find(({ id }) => id === visitors);
  const dns = outside.find(({ id }) => id === "dns");
  const cdn = outside.find(({ kind }) => kind === "distribution");
  let end = y;
  let last: Point = { x, y };
  const dnsBox = dns && placeBox(dns, margin, y);
  if (people !== undefined) {
    const box = placeBox(people, x - visitorsWidth / 2, y, visitorsWidth);
    shapes.push(box);
    last = { x, y: bottom(box) };
    end = bottom(box);
    if (dnsBox !== undefined) {
      shapes.push(dnsBox, dashed({ x: box.x, y: middleY(box) }, { x: right(dnsBox), y: middleY(box) }));
      end = Math.max(end, bottom(dnsBox));
    }
  }
  let cdnBox: PlacedBox | undefined;
  if (cdn !== undefined) {
    cdnBox = placeBox(cdn, x - boxWidth / 2, end + 2 * gap);
    shapes.push(cdnBox, arrow(last, { x, y: cdnBox.y }));
    if (dnsBox !== undefined) {
      const down = { x: middleX(dnsBox), y: middleY(cdnBox) };
      shapes.push(dashed({ x: middleX(dnsBox), y: bottom(dnsBox) }, down, { x: cdnBox.x, y: middleY(cdnBox) }));
    }
    last = { x, y: bottom(cdnBox) };
    end = bottom(cdnBox);
  }
  if (edge.length > 0) {
    const left = x + boxWidth / 2 + 40;
    const height = Math.max(...edge.map(boxHeight));
    const order = ["webAcl", "certificate", "budget"];
    const ordered = edge.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const top = (cdnBox?.y ?? y + frameTop) - frameTop;
    const boxes = ordered.map((box, index) =>
      placeBox(box, left + framePadding + index * (boxWidth + gap), top + frameTop, boxWidth, height),
    );
    const width = boxes.length * (boxWidth + gap) - gap + 2 * framePadding;
    const rect = { x: left, y: top, width, height: frameTop + height + framePadding };
    shapes.unshift(placeFrame(rect, { style: "region", title: regionTitle(graph, "edge") }));
    shapes.push(...boxes);
    const [first] = boxes;
    if (first !== undefined && cdnBox !== undefined && first.box.kind !== "budget") {
      const at = Math.min(middleY(first), bottom(cdnBox) - 8);
      shapes.push(dashed({ x: first.x, y: at }, { x: right(cdnBox), y: at }));
    }
    end = Math.max(end, bottom(rect));
  }
  return { shapes, end, last, cdnBox };
}

/** Whether web servers write to the bucket of static files: by a role, or by the keys of a user they read. */
function writesFiles(graph: Graph, bucket: Box): boolean {
  const writers = graph.edges
    .filter(({ kind, to }) => kind === "writes" && bucket.nodes.includes(to))
    .map(({ from }) => from);
  return writers.some((id) => ["webFleet", "webServer", "iamUser"].includes(graph.nodes.get(id)?.kind ?? ""));
}

/** Everything a picture shows, each thing at its place. Whitepaper, Figures 1 and 2. */
export function pageOf(graph: Graph): Page {
  const parts = sorted(graph);
  const isNetwork = nodesOf(graph, "subnet").length > 0;
  const coreOf = isNetwork ? networkCore : lightsailCore;
  const left = margin + regionPadding;
  // Where requests come down is known only from the core, and how far down it begins only from what is above.
  const { x } = coreOf(graph, parts.core, { x: left, y: 0 }).entry;
  const above = entranceOf(graph, parts, x, titleRoom);
  const regionTop = above.end + 40;
  const core = coreOf(graph, parts.core, { x: left, y: regionTop + frameTop + 4 });
  const servicesX = left + core.width + 34;
  const { placed, shapes: services } = stack(parts.beside, servicesX, regionTop + frameTop + 4);
  const regionEnd = Math.max(regionTop + frameTop + 4 + core.height, ...placed.map(bottom)) + regionPadding;
  const regionRight = placed.length === 0 ? left + core.width + regionPadding : servicesX + boxWidth + regionPadding;
  const region = { x: margin, y: regionTop, width: regionRight - margin, height: regionEnd - regionTop };
  const frames: Shape[] = [
    placeFrame(region, { style: "region", title: regionTitle(graph, "main"), titleRoom: x - margin - 8 }),
  ];
  const lines: Shape[] = [arrow(above.last, core.entry)];
  const bucket = placed.find(({ box }) => box.kind === "staticBucket");
  const { cdnBox } = above;
  if (bucket !== undefined && cdnBox !== undefined) {
    const [fromX, y] = [x + 40, regionTop - 16];
    lines.push(
      arrow(
        { x: fromX, y: bottom(cdnBox) },
        { x: fromX, y },
        { x: middleX(bucket), y },
        { x: middleX(bucket), y: bucket.y },
      ),
    );
  }
  if (bucket !== undefined && core.exit !== undefined && writesFiles(graph, bucket.box)) {
    const lane = servicesX - 17;
    const y = middleY(bucket);
    lines.push(arrow(core.exit, { x: lane, y: core.exit.y }, { x: lane, y }, { x: bucket.x, y }));
  }
  let width = region.x + region.width;
  if (parts.recovery.length > 0) {
    const recoveryX = width + 36;
    const rect = { x: recoveryX, y: regionTop, width: boxWidth + 2 * regionPadding, height: region.height };
    frames.push(placeFrame(rect, { style: "region", title: regionTitle(graph, "recovery") }));
    lines.push(...copies(parts.recovery, placed, recoveryX + regionPadding));
    width = right(rect);
  }
  for (const shape of above.shapes) if (shape.shape !== "line") width = Math.max(width, right(shape));
  const shapes = [...frames, ...above.shapes, ...core.shapes, ...services, ...lines];
  return { width: Math.ceil(width + margin), height: Math.ceil(regionEnd + margin), shapes };
}
