import { targetsOf } from "../../../compiler/graph/graph.js";
import type { NodeId } from "../../../compiler/graph/node.js";
import { ref, type Resource } from "../cfn.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../vpc-id.js";

/** The way out of a table's subnets: nothing for subnets that have none. */
function defaultRoute(context: EmitContext, id: NodeId<"routeTable">): readonly Resource[] {
  const { graph, name, value } = context;
  const route = { name: name("default-route"), type: "AWS::EC2::Route" };
  const from = { RouteTableId: ref(name()), DestinationCidrBlock: "0.0.0.0/0" };
  return [
    ...targetsOf(graph, id, "routesTo", "internetGateway").map((gateway) => ({
      ...route,
      dependsOn: gatewayAttachments(context),
      properties: { ...from, GatewayId: value({ ref: gateway.id, attribute: "id" }) },
    })),
    ...targetsOf(graph, id, "routesTo", "natGateway").map((gateway) => ({
      ...route,
      properties: { ...from, NatGatewayId: value({ ref: gateway.id, attribute: "id" }) },
    })),
  ];
}

/** A route table and, as the part `default-route`, its way out. Traffic inside the VPC needs no route of ours. */
export const routeTable: NodeEmitter<"routeTable"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (node, context) => [
    {
      name: context.name(),
      type: "AWS::EC2::RouteTable",
      properties: { VpcId: vpcId(context) },
    },
    ...defaultRoute(context, node.id),
  ],
};
