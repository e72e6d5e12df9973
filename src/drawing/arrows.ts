import { nodesOf, type Graph } from "../compiler/graph/graph.js";
import type { Edge } from "../compiler/graph/edge.js";
import type { NodeId } from "../compiler/graph/node.js";
import { byCodeUnit } from "../compiler/order.js";
import { visitors } from "./boxes.js";
import type { Arrow, Box } from "./picture.js";
import { few } from "./said.js";

const words = {
  routesTo: "routes to",
  mounts: "mounts",
  reads: "reads",
  writes: "writes",
  protects: "protects",
  backsUp: "backs up",
  replicatesTo: "replicates to",
  resolvesTo: "resolves to",
  notifies: "notifies",
} as const;

/** All that one box has to do with another, in one line: `connects 443, serves * and 15 more`. */
function labelOf(edges: readonly Edge[]): string {
  const ports = edges.flatMap((edge) => (edge.kind === "connects" ? [String(edge.port)] : []));
  const paths = edges.flatMap((edge) => (edge.kind === "serves" ? [edge.behavior] : []));
  const others = edges.flatMap(({ kind }) =>
    kind === "connects" || kind === "serves" || kind === "runsIn" ? [] : [words[kind]],
  );
  return [
    ...(ports.length === 0 ? [] : [`connects ${ports.join(" and ")}`]),
    ...(paths.length === 0 ? [] : [`serves ${few(paths)}`]),
    ...new Set(others),
  ].join(", ");
}

/**
 * Ways that no edge says: through which gateway a subnet's servers leave. A subnet routes to a table, and that to a
 * gateway; in a picture the servers in it do.
 */
function waysOut(graph: Graph): readonly Edge[] {
  const next = (from: NodeId): readonly NodeId[] =>
    graph.edges.filter((edge) => edge.kind === "routesTo" && edge.from === from).map(({ to }) => to);
  return graph.edges
    .filter(({ kind, from }) => kind === "runsIn" && leaving.includes(kindOf(graph, from)))
    .flatMap(({ from, to }) =>
      next(to)
        .flatMap(next)
        .map((gateway): Edge => ({ kind: "routesTo", from, to: gateway })),
    );
}

const leaving: readonly string[] = ["webFleet", "webServer", "natGateway", "bastion"];

const kindOf = (graph: Graph, id: NodeId): string => graph.nodes.get(id)?.kind ?? "";

/** Where visitors come in: CloudFront where there is one, else whatever the internet may connect to, or the instance. */
function entrances(graph: Graph, boxOf: ReadonlyMap<NodeId, Box>): readonly NodeId[] {
  const [distribution] = nodesOf(graph, "distribution");
  if (distribution !== undefined) return [distribution.id];
  const isConnected = graph.edges.some(({ kind, from }) => kind === "connects" && boxOf.get(from)?.id === visitors);
  return isConnected ? [] : nodesOf(graph, "lightsailInstance").map(({ id }) => id);
}

/** The arrows of a graph, each pair of boxes once, sorted. What stands in what is no arrow. */
export function arrowsOf(graph: Graph, boxOf: ReadonlyMap<NodeId, Box>): readonly Arrow[] {
  const pairs = new Map<string, { from: string; to: string; edges: Edge[]; more: string[] }>();
  const pair = (from: string, to: string) => {
    const key = `${from}\u0000${to}`;
    const known = pairs.get(key) ?? { from, to, edges: [], more: [] };
    pairs.set(key, known);
    return known;
  };
  for (const edge of [...graph.edges, ...waysOut(graph)]) {
    const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
    if (edge.kind !== "runsIn" && from !== undefined && to !== undefined && from !== to)
      pair(from.id, to.id).edges.push(edge);
  }
  for (const id of entrances(graph, boxOf)) pair(visitors, boxOf.get(id)?.id ?? id).more.push("visit");
  for (const { id, properties } of nodesOf(graph, "backupPlan")) {
    pair(boxOf.get(id)?.id ?? id, properties.vault).more.push("keeps copies in");
    if (properties.copyTo !== undefined) pair(properties.vault, properties.copyTo).more.push("copied to");
  }
  return [...pairs]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, { from, to, edges, more }]) => ({
      from,
      to,
      label: [...new Set([...more, labelOf(edges)].filter((each) => each !== ""))].join(", "),
    }));
}
