import { nameTag, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { parameters } from "../parameters.js";

/** Whitepaper, Architecture Components: the VPC. Both DNS switches are on, or EFS and endpoints have no names inside. */
export const network: NodeEmitter<"network"> = {
  attributes: {
    id: (name, { properties }) => {
      // A template cannot look it up.
      if ("isDefault" in properties) return ref(parameters.defaultVpc.name);
      return "existing" in properties ? properties.existing : ref(name());
    },
  },
  resources: (node, { graph, name }) => {
    if (!("cidr" in node.properties)) return [];
    return [
      {
        name: name(),
        type: "AWS::EC2::VPC",
        properties: {
          CidrBlock: node.properties.cidr,
          EnableDnsSupport: true,
          EnableDnsHostnames: true,
          Tags: [nameTag(`${graph.deployment.name}-${node.id}`)],
        },
      },
    ];
  },
};
