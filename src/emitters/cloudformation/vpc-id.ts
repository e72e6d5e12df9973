import { nodesOf } from "../../compiler/graph/graph.js";
import type { Cfn } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** The id of the deployment's VPC. What asks for it without one in the graph is a bug of ours and throws. */
export function vpcId({ graph, value }: EmitContext): Cfn {
  const [network] = nodesOf(graph, "network");
  if (network === undefined) throw new Error("The graph has no network.");
  return value({ ref: network.id, attribute: "id" });
}
