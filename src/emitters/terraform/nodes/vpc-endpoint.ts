import { targetsOf } from "../../../compiler/graph/graph.js";
import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../places.js";

/** A gateway endpoint: a route to the service in each table it `reads`, free of charge, past the NAT gateway. */
export const vpcEndpoint: NodeEmitter<"vpcEndpoint"> = {
  attributes: { id: (name) => attributeOf("vpc_endpoint", name(), "id") },
  blocks: (node, context) => {
    const { graph, name, region, text } = context;
    const tables = targetsOf(graph, node.id, "reads", "routeTable");
    return [
      resource("vpc_endpoint", name(), {
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${region}.${node.properties.service}`,
        vpcId: vpcId(context),
        routeTableIds: tables.map((table) => text({ ref: table.id, attribute: "id" })),
      }),
    ];
  },
};
