import type { Graph } from "../graph.js";
import { nodeOf } from "../graph.js";
import type { NodeId, NodeKind } from "../node.js";

/** Kinds that stand behind a security group of their own. */
export const groupedKinds = [
  "loadBalancer",
  "webFleet",
  "webServer",
  "fileSystem",
  "databaseCluster",
  "cacheCluster",
  "bastion",
] as const satisfies readonly NodeKind[];

/** The other end of an allowed connection. */
export type Peer =
  | { readonly by: "group"; readonly node: NodeId }
  | { readonly by: "cloudFront" }
  | { readonly by: "addresses"; readonly node: NodeId; readonly cidrs: readonly string[] };

/** One allowed TCP connection of a node, seen from its security group. */
export interface Traffic {
  readonly direction: "in" | "out";
  readonly peer: Peer;
  readonly port: number;
}

export const isGrouped = (kind: NodeKind): boolean => (groupedKinds as readonly NodeKind[]).includes(kind);

function peerOf(graph: Graph, id: NodeId): Peer | undefined {
  const node = nodeOf(graph, id);
  if (node.kind === "addressRange") return { by: "addresses", node: id, cidrs: node.properties.cidrs };
  if (node.kind === "distribution") return { by: "cloudFront" };
  return isGrouped(node.kind) ? { by: "group", node: id } : undefined;
}

/**
 * What a node's security group has to allow: exactly its `connects` edges, incoming and outgoing, in edge order.
 * No rule exists without an edge, so the drawing of the graph is the truth.
 */
export function trafficOf(graph: Graph, id: NodeId): readonly Traffic[] {
  return graph.edges.flatMap((edge) => {
    if (edge.kind !== "connects" || (edge.from !== id && edge.to !== id)) return [];
    const direction = edge.to === id ? "in" : "out";
    const peer = peerOf(graph, direction === "in" ? edge.from : edge.to);
    return peer === undefined ? [] : [{ direction, peer, port: edge.port } as const];
  });
}
