import { ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../vpc-id.js";

/** The way between the VPC and the internet. What uses it depends on the part `attachment`. */
export const internetGateway: NodeEmitter<"internetGateway"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (_node, context) => {
    const { name } = context;
    return [
      {
        name: name(),
        type: "AWS::EC2::InternetGateway",
        properties: {},
      },
      {
        name: name("attachment"),
        type: "AWS::EC2::VPCGatewayAttachment",
        properties: { VpcId: vpcId(context), InternetGatewayId: ref(name()) },
      },
    ];
  },
};
