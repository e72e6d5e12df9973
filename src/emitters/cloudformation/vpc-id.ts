import { nodesOf } from "../../compiler/graph/graph.js";
import type { Cfn } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/**
 * The id of the deployment's VPC; undefined for the default VPC, in which AWS makes what names none. What asks for it
 * without a network in the graph is a bug of ours and throws.
 */
export function vpcId({ graph, value }: EmitContext): Cfn | undefined {
  const [network] = nodesOf(graph, "network");
  if (network === undefined) throw new Error("The graph has no network.");
  return "isDefault" in network.properties ? undefined : value({ ref: network.id, attribute: "id" });
}
