import { nodesOf, targetsOf, type Graph } from "../compiler/graph/graph.js";
import { layers, type Layer } from "../compiler/graph/kinds/network.js";
import type { Node, NodeId, NodeKind, Placement } from "../compiler/graph/node.js";
import { arrowsOf } from "./arrows.js";
import { boxesOf } from "./boxes.js";
import type { Box, Frame, Picture } from "./picture.js";
import { say } from "./say.js";

/** Where a box stands: at no place on earth, in a region, in the VPC, in the subnets of a layer. */
type Place = "outside" | Placement | "network" | Layer;

/** CloudFront and Route 53 are everywhere. */
const everywhere: readonly NodeKind[] = ["distribution", "dnsRecord", "hostedZone", "addressRange"];

/** The layer whose subnets a node runs in. */
function layerOf(graph: Graph, node: Node): Layer | undefined {
  if (node.kind === "dataVolume") return subnetLayer(graph, node.properties.subnet);
  return targetsOf(graph, node.id, "runsIn", "subnet")[0]?.properties.layer;
}

const subnetLayer = (graph: Graph, id: NodeId<"subnet">): Layer | undefined =>
  nodesOf(graph, "subnet").find((subnet) => subnet.id === id)?.properties.layer;

/** Where a node stands. Beside Lightsail, database and cache are in the default VPC, whose subnets nobody names. */
export function placeOf(graph: Graph, node: Node): Place {
  if (everywhere.includes(node.kind)) return "outside";
  const layer = layerOf(graph, node);
  if (layer !== undefined) return layer;
  const isPeered =
    (node.kind === "databaseCluster" || node.kind === "cacheCluster") && nodesOf(graph, "network").length > 0;
  if (isPeered || targetsOf(graph, node.id, "runsIn", "network").length > 0) return "network";
  return node.placement;
}

/** `acme-shop, environment staging`. */
export const titleOf = ({ deployment: { name, environment } }: Graph): string =>
  environment === undefined ? name : `${name}, environment ${environment}`;

/** What a region's frame is called. */
export function regionTitle({ deployment: { regions } }: Graph, placement: Placement): string {
  if (placement === "main") return `Region ${regions.main}`;
  if (placement === "edge") return `Region ${regions.edge}`;
  return `Recovery: ${regions.recovery ?? regions.main}`;
}

const isEmpty = ({ boxes, frames }: Frame): boolean => boxes.length === 0 && frames.length === 0;

/** A graph as boxes in frames with arrows between them; empty frames are left out. */
export function pictureOf(graph: Graph): Picture {
  const { boxes, boxOf } = boxesOf(graph);
  const places = new Map<Place, Box[]>();
  for (const box of boxes) {
    const [first] = box.nodes.flatMap((id) => graph.nodes.get(id) ?? []);
    const place = first === undefined ? "outside" : placeOf(graph, first);
    places.set(place, [...(places.get(place) ?? []), box]);
  }
  const at = (place: Place): readonly Box[] => places.get(place) ?? [];
  const subnets = nodesOf(graph, "subnet");
  const layerFrames = layers.map((layer): Frame => {
    const inLayer = subnets.filter(({ properties }) => properties.layer === layer);
    const [one] = inLayer;
    const title =
      one === undefined ? layer : `${say(one).title}s: ${inLayer.flatMap((each) => say(each).lines).join(", ")}`;
    return { id: `${layer}-subnets`, title, boxes: at(layer), frames: [] };
  });
  const networks = nodesOf(graph, "network").map((network): Frame => ({
    id: network.id,
    title: ["VPC", ...say(network).lines].join(" "),
    boxes: at("network"),
    frames: layerFrames.filter((frame) => !isEmpty(frame)),
  }));
  const regions = (["main", "edge", "recovery"] as const).map((placement): Frame => ({
    id: `region-${placement}`,
    title: regionTitle(graph, placement),
    boxes: at(placement),
    frames: placement === "main" ? networks : [],
  }));
  return {
    title: titleOf(graph),
    boxes: at("outside"),
    frames: regions.filter((frame) => !isEmpty(frame)),
    arrows: arrowsOf(graph, boxOf),
  };
}
