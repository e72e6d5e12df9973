import { targetsOf } from "../../../compiler/graph/graph.js";
import { data, resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId, zoneName } from "../places.js";

export const subnet: NodeEmitter<"subnet"> = {
  attributes: {
    id: (name, { properties }) =>
      "existing" in properties ? properties.existing : attributeOf("subnet", name(), "id"),
    zone: (name, { properties }) =>
      attributeOf("existing" in properties ? "data.subnet" : "subnet", name(), "availability_zone"),
  },
  blocks: (node, context) => {
    const { graph, name, nameOf } = context;
    // Read, for only its id is known: where it is decides where a volume goes.
    if ("existing" in node.properties) return [data("subnet", name(), { id: node.properties.existing })];
    const { cidr, zone, layer, assignsPublicAddresses } = node.properties;
    const tables = targetsOf(graph, node.id, "routesTo", "routeTable");
    return [
      resource("subnet", name(), {
        vpcId: vpcId(context),
        availabilityZone: zoneName(zone),
        cidrBlock: cidr,
        mapPublicIpOnLaunch: layer === "public" && assignsPublicAddresses,
        tags: { Name: `${graph.deployment.name}-${node.id}` },
      }),
      ...tables.map((table) =>
        resource("route_table_association", name("routes"), {
          subnetId: attributeOf("subnet", name(), "id"),
          routeTableId: attributeOf("route_table", nameOf(table.id), "id"),
        }),
      ),
    ];
  },
};
