import type { Deployment } from "./deployment.js";
import type { Edge, Link } from "./edge.js";
import type { Node, NodeId, NodeKind } from "./node.js";
import type { Value } from "./value.js";

/** The architecture: nodes by id (sorted) and typed edges (sorted). Immutable. */
export interface Graph {
  readonly deployment: Deployment;
  readonly nodes: ReadonlyMap<NodeId, Node>;
  readonly edges: readonly Edge[];
  readonly outputs: readonly Output[];
}

/** Something people need to know after a deployment. Names are PascalCase and part of the API. */
export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: Value;
}

/** Nodes of one kind. The kind was compared just before, which the type system cannot follow through a union. */
const ofKind = <K extends NodeKind>(nodes: readonly Node[], kind: K | undefined): readonly Node<K>[] =>
  nodes.filter((node) => kind === undefined || node.kind === kind) as unknown as readonly Node<K>[];

/** The node with this id. A reference to nothing is a bug of ours and throws. */
export function nodeOf<K extends NodeKind>(graph: Graph, id: NodeId<K>): Node<K> {
  const node = graph.nodes.get(id);
  if (node === undefined) throw new Error(`The graph has no node ${id}.`);
  return node as unknown as Node<K>;
}

/** All nodes of one kind, sorted by id. */
export const nodesOf = <K extends NodeKind>(graph: Graph, kind: K): readonly Node<K>[] =>
  ofKind([...graph.nodes.values()], kind);

/** The nodes that `from` points at by edges of this link, sorted by id; of one kind when it is given. */
export function targetsOf<K extends NodeKind>(graph: Graph, from: NodeId, link: Link, kind?: K): readonly Node<K>[] {
  const edges = graph.edges.filter((edge) => edge.from === from && edge.kind === link);
  return ofKind(distinct(edges.map(({ to }) => nodeOf(graph, to))), kind);
}

/** The nodes that point at `to` by edges of this link, sorted by id; of one kind when it is given. */
export function sourcesOf<K extends NodeKind>(graph: Graph, to: NodeId, link: Link, kind?: K): readonly Node<K>[] {
  const edges = graph.edges.filter((edge) => edge.to === to && edge.kind === link);
  return ofKind(distinct(edges.map(({ from }) => nodeOf(graph, from))), kind);
}

/** Several edges of one link may join the same two nodes (ports, behaviors). */
const distinct = (nodes: readonly Node[]): readonly Node[] => [...new Set(nodes)];
