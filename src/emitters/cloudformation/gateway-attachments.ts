import { nodesOf } from "../../compiler/graph/graph.js";
import type { LogicalName } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/**
 * What ties the internet gateway to the VPC. What needs a way to the internet names no gateway in its properties, so
 * the order has to be written out, for the deletion too.
 */
export const gatewayAttachments = ({ graph, nameOf }: EmitContext): readonly LogicalName[] =>
  nodesOf(graph, "internetGateway").map(({ id }) => nameOf(id, "attachment"));
