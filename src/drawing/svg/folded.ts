import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import { boxesOf, visitors } from "../boxes.js";
import type { Box } from "../picture.js";

/** Whose box says of some addresses that they may come: that of the bastion they reach, or of the instance that has them. */
function hostOf(graph: Graph, range: Box): string | undefined {
  const [instance] = nodesOf(graph, "lightsailInstance");
  if (instance !== undefined) return instance.id;
  return graph.edges.find(({ kind, from }) => kind === "connects" && range.nodes.includes(from))?.to;
}

/** The boxes of a graph for a page: addresses from outside have none of their own, but for visitors'. */
export function foldedBoxes(graph: Graph): readonly Box[] {
  const { boxes } = boxesOf(graph);
  const ranges = boxes.filter(({ kind, id }) => kind === "addressRange" && id !== visitors);
  const hosts = new Map(ranges.map((range) => [range, hostOf(graph, range)]));
  return boxes.flatMap((box) => {
    if (ranges.includes(box)) return [];
    const guests = ranges.filter((range) => box.nodes.some((id) => id === hosts.get(range)));
    const isBastion = box.kind === "bastion";
    return guests.reduce<Box>(
      (host, guest) => ({
        ...host,
        lines: isBastion ? [...host.lines, ...guest.lines.map((line) => `from ${line}`)] : host.lines,
        nodes: [...host.nodes, ...guest.nodes],
      }),
      box,
    );
  });
}
