import { nodesOf } from "../../compiler/graph/graph.js";
import { address } from "./names.js";
import type { EmitContext } from "./node-emitter.js";

/**
 * The internet gateway, tied to the VPC by its own block, for `depends_on`. What needs a way to the internet names no
 * gateway in its arguments, so the order has to be written out, for the deletion too.
 */
export const gatewayAttachments = ({ graph, nameOf }: EmitContext): readonly string[] =>
  nodesOf(graph, "internetGateway").map(({ id }) => address("internet_gateway", nameOf(id)));
