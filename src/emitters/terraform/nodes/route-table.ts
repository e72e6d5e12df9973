import { targetsOf } from "../../../compiler/graph/graph.js";
import type { NodeId } from "../../../compiler/graph/node.js";
import { resource, type Block } from "../block.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../places.js";

/** The way out of a table's subnets: nothing for subnets that have none. */
function defaultRoute(context: EmitContext, id: NodeId<"routeTable">): readonly Block[] {
  const { graph, name, text } = context;
  const from = { routeTableId: context.attribute("route_table", "id"), destinationCidrBlock: "0.0.0.0/0" };
  return [
    ...targetsOf(graph, id, "routesTo", "internetGateway").map((gateway) =>
      resource(
        "route",
        name("default-route"),
        { ...from, gatewayId: text({ ref: gateway.id, attribute: "id" }) },
        { dependsOn: gatewayAttachments(context) },
      ),
    ),
    ...targetsOf(graph, id, "routesTo", "natGateway").map((gateway) =>
      resource("route", name("default-route"), {
        ...from,
        natGatewayId: text({ ref: gateway.id, attribute: "id" }),
      }),
    ),
  ];
}

/**
 * A route table and, as the part `default-route`, its way out: a block of its own, for the table's own list of routes
 * would take out those that others add. Traffic inside the VPC needs no route of ours.
 */
export const routeTable: NodeEmitter<"routeTable"> = {
  attributes: { id: (name) => attributeOf("route_table", name(), "id") },
  blocks: (node, context) => [
    resource("route_table", context.name(), { vpcId: vpcId(context) }),
    ...defaultRoute(context, node.id),
  ],
};
