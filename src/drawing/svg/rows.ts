import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import type { Layer } from "../../compiler/graph/kinds/network.js";
import type { Node } from "../../compiler/graph/node.js";
import type { Box } from "../picture.js";
import { counted } from "../said.js";
import { spotsOf, type ZoneColumn } from "./zones.js";

/** Boxes side by side, one a zone at most. */
export interface Row {
  readonly cells: ReadonlyMap<number, Box>;
  /** What the line that ties the row leads to. */
  readonly role: "served" | "server" | "nat" | "plain";
}

/** What lies over several zones: a box of its own, or a frame with a server in each. */
export interface Span {
  readonly box: Box;
  readonly columns: readonly number[];
  /** What stands in it in each zone; none: it is a box. */
  readonly members: ReadonlyMap<number, Box>;
}

export interface LayerPlan {
  readonly spans: readonly Span[];
  readonly rows: readonly Row[];
}

/** A part of a node in one zone. */
const part = (box: Box, title: string, ...lines: readonly string[]): Box => ({ ...box, title, lines });

const everywhere = (columns: readonly number[], box: Box): ReadonlyMap<number, Box> =>
  new Map(columns.map((column) => [column, box]));

/** A writer in the first zone, readers in the others; Aurora itself chooses which is where. */
function databaseCells(box: Box, { properties }: Node<"databaseCluster">, columns: readonly number[]): Row["cells"] {
  const [size = ""] = box.lines;
  const [first, ...others] = columns;
  const places = others.length === 0 ? [] : others.slice(0, properties.replicas);
  const each = (index: number): number =>
    Math.floor(properties.replicas / places.length) + (index < properties.replicas % places.length ? 1 : 0);
  const cells = new Map<number, Box>();
  if (first !== undefined) {
    const alone =
      places.length === 0 && properties.replicas > 0 ? ` and ${counted(properties.replicas, "reader")}` : "";
    cells.set(first, part(box, `Aurora writer${alone}`, size));
  }
  for (const [index, column] of places.entries())
    cells.set(column, part(box, each(index) === 1 ? "Aurora reader" : `Aurora, ${each(index)} readers`, size));
  return cells;
}

/** Nodes by the zone that is written for them; where none is, AWS spreads them over the cluster's. */
function cacheCells(
  box: Box,
  { properties: { nodeZones, nodeType } }: Node<"cacheCluster">,
  columns: readonly number[],
  zones: readonly ZoneColumn[],
): Row["cells"] {
  const cells = new Map<number, Box>();
  const [engine = ""] = box.lines;
  for (const column of columns) {
    const subnet = zones[column]?.subnets.get("data");
    const zone =
      subnet !== undefined && "zone" in subnet.properties ? JSON.stringify(subnet.properties.zone) : undefined;
    const here = nodeZones.filter((each) => each !== undefined && JSON.stringify(each) === zone).length;
    const isSpread = zone === undefined || nodeZones.includes(undefined);
    if (isSpread) cells.set(column, part(box, box.title, engine, `${nodeZones.length} × ${nodeType} in all`));
    else if (here > 0) cells.set(column, part(box, box.title, engine, `${here} × ${nodeType}`));
  }
  return cells;
}

type Plans = Record<Layer, { spans: Span[]; rows: Row[] }>;

/** What stands in the subnets of each layer, from top to bottom: balancer and fleet over the zones, the rest in them. */
export function layerPlans(
  graph: Graph,
  zones: readonly ZoneColumn[],
  boxOf: (id: string) => Box | undefined,
): Readonly<Record<Layer, LayerPlan>> {
  const plans: Plans = {
    public: { spans: [], rows: [] },
    app: { spans: [], rows: [] },
    data: { spans: [], rows: [] },
  };
  const spot = (node: Node) => {
    const box = boxOf(node.id);
    const found = spotsOf(graph, zones, node.id);
    return box === undefined || found === undefined ? undefined : { box, ...found };
  };
  for (const node of nodesOf(graph, "loadBalancer")) {
    const at = spot(node);
    if (at !== undefined) plans[at.layer].spans.push({ box: at.box, columns: at.columns, members: new Map() });
  }
  for (const node of nodesOf(graph, "webFleet")) {
    const at = spot(node);
    const server = (box: Box): Box => part(box, "Web servers", node.properties.instanceType);
    if (at !== undefined) plans[at.layer].spans.push({ ...at, members: everywhere(at.columns, server(at.box)) });
  }
  const single = (nodes: readonly Node[], role: Row["role"]): void => {
    const byLayer = new Map<Layer, Map<number, Box>>();
    for (const node of nodes) {
      const at = spot(node);
      const [column] = at?.columns ?? [];
      if (at !== undefined && column !== undefined)
        byLayer.set(at.layer, (byLayer.get(at.layer) ?? new Map<number, Box>()).set(column, at.box));
    }
    for (const [layer, cells] of byLayer) plans[layer].rows.push({ cells, role });
  };
  single(nodesOf(graph, "webServer"), "server");
  single(nodesOf(graph, "dataVolume"), "plain");
  single(nodesOf(graph, "bastion"), "plain");
  single(nodesOf(graph, "natGateway"), "nat");
  for (const node of nodesOf(graph, "cacheCluster")) {
    const at = spot(node);
    if (at !== undefined)
      plans[at.layer].rows.push({ cells: cacheCells(at.box, node, at.columns, zones), role: "served" });
  }
  for (const node of nodesOf(graph, "databaseCluster")) {
    const at = spot(node);
    if (at !== undefined) plans[at.layer].rows.push({ cells: databaseCells(at.box, node, at.columns), role: "served" });
  }
  for (const node of nodesOf(graph, "fileSystem")) {
    const at = spot(node);
    if (at !== undefined)
      plans[at.layer].rows.push({
        cells: everywhere(at.columns, part(at.box, "EFS mount target", ...at.box.lines.slice(0, 1))),
        role: "served",
      });
  }
  return plans;
}
