import { targetsOf } from "../../compiler/graph/graph.js";
import type { NodeId } from "../../compiler/graph/node.js";
import type { Cfn } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** The ids of the subnets a node `runsIn`, in the order of their names. */
export const subnetIds = (context: EmitContext, id: NodeId): readonly Cfn[] =>
  targetsOf(context.graph, id, "runsIn", "subnet").map((subnet) => context.value({ ref: subnet.id, attribute: "id" }));
