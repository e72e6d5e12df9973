import { nameTag, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Whitepaper, Architecture Components: the VPC. Both DNS switches are on, or EFS and endpoints have no names inside. */
export const network: NodeEmitter<"network"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (node, { graph, name }) => [
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
  ],
};
