import type { SpecPath } from "../../generated/spec.js";
import { byCodeUnit } from "../order.js";
import type { Deployment } from "./deployment.js";
import type { Edge, Relation } from "./edge.js";
import type { Graph, Output } from "./graph.js";
import type { Node, NodeId, NodeKind, NodeKinds, Placement } from "./node.js";
import type { Value } from "./value.js";

/** Collects nodes and edges inside `lower`; nothing else is mutable. `build` sorts and freezes. */
export interface GraphBuilder {
  readonly deployment: Deployment;
  add<K extends NodeKind>(
    kind: K,
    id: string,
    properties: NodeKinds[K]["properties"],
    because: readonly SpecPath[],
    placement?: Placement,
  ): NodeId<K>;
  link(from: NodeId, relation: Relation, to: NodeId): void;
  output(name: string, description: string, value: Value): void;
  build(): Graph;
}

const edgeKey = (edge: Edge): string => {
  const detail =
    edge.kind === "connects" ? String(edge.port).padStart(5, "0") : edge.kind === "serves" ? edge.behavior : "";
  return [edge.from, edge.kind, edge.to, detail].join("\u0000");
};

/** An empty graph of one deployment. Adding an id twice, or linking an id that was never added, throws: a bug of ours. */
export function graphBuilder(deployment: Deployment): GraphBuilder {
  const nodes = new Map<NodeId, Node>();
  const edges = new Map<string, Edge>();
  const outputs: Output[] = [];
  return {
    deployment,
    add(kind, id, properties, because, placement = "main") {
      const nodeId = id as NodeId<typeof kind>;
      if (nodes.has(nodeId)) throw new Error(`Two nodes are called ${id}.`);
      nodes.set(nodeId, { id: nodeId, kind, placement, properties, because } as unknown as Node);
      return nodeId;
    },
    link(from, relation, to) {
      for (const id of [from, to]) if (!nodes.has(id)) throw new Error(`An edge names ${id}, which is no node.`);
      const edge: Edge = { ...relation, from, to };
      edges.set(edgeKey(edge), edge);
    },
    output(name, description, value) {
      outputs.push({ name, description, value });
    },
    build() {
      const sorted = [...nodes].sort(([a], [b]) => byCodeUnit(a, b));
      const keys = [...edges.keys()].sort(byCodeUnit);
      return {
        deployment,
        nodes: new Map(sorted),
        edges: keys.flatMap((key) => edges.get(key) ?? []),
        outputs: outputs.toSorted((a, b) => byCodeUnit(a.name, b.name)),
      };
    },
  };
}
