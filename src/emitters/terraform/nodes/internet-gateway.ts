import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../places.js";

/** The way between the VPC and the internet. Tied to the VPC by its own block: what depends on one depends on both. */
export const internetGateway: NodeEmitter<"internetGateway"> = {
  attributes: { id: (name) => attributeOf("internet_gateway", name(), "id") },
  blocks: (_node, context) => [resource("internet_gateway", context.name(), { vpcId: vpcId(context) })],
};
