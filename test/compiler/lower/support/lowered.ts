import { graphOf } from "../../../../src/compile.js";
import { nodesOf, type Graph } from "../../../../src/compiler/graph/graph.js";
import type { NodeKind, NodeKinds } from "../../../../src/compiler/graph/node.js";

type Tier = "lightsail" | "ec2" | "elastic";

/** The graph of the four-line spec of a tier, and more lines; a spec with errors fails here. */
export function lowered(tier: Tier, more = ""): Graph {
  const text = `version: 1\nname: acme\ntier: ${tier}\nregion: eu-west-1\n${more}`;
  const { graph, findings } = graphOf(text, "wordpress.yaml");
  if (graph === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return graph;
}

/** The ids of a graph's nodes, by kind, both sorted. */
export function inventory(graph: Graph): Readonly<Record<string, readonly string[]>> {
  const kinds = [...new Set([...graph.nodes.values()].map(({ kind }) => kind))].toSorted();
  return Object.fromEntries(kinds.map((kind) => [kind, nodesOf(graph, kind).map(({ id }) => id)]));
}

/** What a graph has that another has not, by kind; kinds of which nothing is new are left out. */
export function beside(graph: Graph, other: Graph): Readonly<Record<string, readonly string[]>> {
  const added = Object.entries(inventory(graph)).map(([kind, ids]) => [
    kind,
    ids.filter((id) => other.nodes.get(id as never)?.kind !== kind),
  ]);
  return Object.fromEntries(added.filter(([, ids]) => (ids?.length ?? 0) > 0)) as Record<string, readonly string[]>;
}

/** The edges of a graph as `from link to`, with the port of what connects, sorted; only those of some links, if any are named. */
export const edges = (graph: Graph, ...links: readonly string[]): readonly string[] =>
  graph.edges
    .filter(({ kind }) => links.length === 0 || links.includes(kind))
    .map((edge) => `${edge.from} ${edge.kind} ${edge.to}${edge.kind === "connects" ? ` ${edge.port}` : ""}`);

/** What the one node of a kind says; none, or several, fail. */
export function only<K extends NodeKind>(graph: Graph, kind: K): NodeKinds[K]["properties"] {
  const [node, ...others] = nodesOf(graph, kind);
  if (node === undefined || others.length > 0) throw new Error(`There is not one ${kind}.`);
  return node.properties as NodeKinds[K]["properties"];
}
