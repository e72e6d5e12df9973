import { resource } from "../block.js";
import { defaultVpcId } from "../lookups.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Whitepaper, Architecture Components: the VPC. Both DNS switches are on, or EFS and endpoints have no names inside. */
export const network: NodeEmitter<"network"> = {
  attributes: {
    id: (name, { properties }) => {
      if ("isDefault" in properties) return defaultVpcId;
      return "existing" in properties ? properties.existing : attributeOf("vpc", name(), "id");
    },
  },
  blocks: (node, { graph, name }) => {
    if (!("cidr" in node.properties)) return [];
    return [
      resource("vpc", name(), {
        cidrBlock: node.properties.cidr,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: { Name: `${graph.deployment.name}-${node.id}` },
      }),
    ];
  },
};
