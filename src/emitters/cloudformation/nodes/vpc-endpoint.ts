import { targetsOf } from "../../../compiler/graph/graph.js";
import { ref, sub } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../vpc-id.js";

/** A gateway endpoint: a route to the service in each table it `reads`, free of charge, past the NAT gateway. */
export const vpcEndpoint: NodeEmitter<"vpcEndpoint"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (node, context) => {
    const { graph, name, value } = context;
    const tables = targetsOf(graph, node.id, "reads", "routeTable");
    return [
      {
        name: name(),
        type: "AWS::EC2::VPCEndpoint",
        properties: {
          VpcEndpointType: "Gateway",
          ServiceName: sub(`com.amazonaws.\${AWS::Region}.${node.properties.service}`),
          VpcId: vpcId(context),
          RouteTableIds: tables.map((table) => value({ ref: table.id, attribute: "id" })),
        },
      },
    ];
  },
};
