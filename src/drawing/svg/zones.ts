import { nodesOf, targetsOf, type Graph } from "../../compiler/graph/graph.js";
import { layers, type Layer } from "../../compiler/graph/kinds/network.js";
import type { Node, NodeId } from "../../compiler/graph/node.js";

/** A column of the picture: an Availability Zone with its subnets, at most one of each layer. */
export interface ZoneColumn {
  readonly title: string;
  readonly subnets: ReadonlyMap<Layer, Node<"subnet">>;
}

/** `app-3` is the third of its layer: the order of subnets that are there already, whose zone nobody knows. */
const numberOf = (id: string): number => Number(/\d+$/.exec(id)?.[0] ?? 0);

function zoneTitle({ id, properties }: Node<"subnet">): string {
  if (!("zone" in properties)) return `Availability Zone ${numberOf(id)}`;
  return "name" in properties.zone ? `Zone ${properties.zone.name}` : `Availability Zone ${properties.zone.index + 1}`;
}

/** The zones of a graph's subnets, in the order of their subnets' numbers. */
export function zonesOf(graph: Graph): readonly ZoneColumn[] {
  const columns = new Map<string, Map<Layer, Node<"subnet">>>();
  const sorted = nodesOf(graph, "subnet").toSorted((a, b) => numberOf(a.id) - numberOf(b.id));
  for (const subnet of sorted) {
    const title = zoneTitle(subnet);
    const column = columns.get(title) ?? new Map<Layer, Node<"subnet">>();
    columns.set(title, column.set(subnet.properties.layer, subnet));
  }
  return [...columns].map(([title, subnets]) => ({ title, subnets }));
}

/** The layer a node runs in, and in which columns. */
export function spotsOf(
  graph: Graph,
  zones: readonly ZoneColumn[],
  id: NodeId,
): { readonly layer: Layer; readonly columns: readonly number[] } | undefined {
  const node = graph.nodes.get(id);
  const subnets: readonly string[] =
    node?.kind === "dataVolume"
      ? [node.properties.subnet]
      : targetsOf(graph, id, "runsIn", "subnet").map((subnet) => subnet.id);
  for (const layer of layers) {
    const columns = zones.flatMap(({ subnets: own }, index) =>
      subnets.includes(own.get(layer)?.id ?? "") ? [index] : [],
    );
    if (columns.length > 0) return { layer, columns };
  }
  return undefined;
}
