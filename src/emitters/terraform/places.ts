import { nodesOf, targetsOf } from "../../compiler/graph/graph.js";
import type { NodeId } from "../../compiler/graph/node.js";
import type { Zone } from "../../compiler/graph/zone.js";
import type { EmitContext } from "./node-emitter.js";
import { expression } from "./text.js";

/** The id of the deployment's VPC. What asks for it without one in the graph is a bug of ours and throws. */
export function vpcId({ graph, text }: EmitContext): string {
  const [network] = nodesOf(graph, "network");
  if (network === undefined) throw new Error("The graph has no network.");
  return text({ ref: network.id, attribute: "id" });
}

/** The ids of the subnets a node `runsIn`, in the order of their names. */
export const subnetIds = ({ graph, text }: EmitContext, id: NodeId): string[] =>
  targetsOf(graph, id, "runsIn", "subnet").map((subnet) => text({ ref: subnet.id, attribute: "id" }));

/** A zone by number is the region's n-th, looked up at each plan; a zone by name is that name. */
export const zoneName = (zone: Zone): string =>
  "name" in zone ? zone.name : expression(`data.aws_availability_zones.zones.names[${zone.index}]`);
