import { targetsOf } from "../../../compiler/graph/graph.js";
import { getAtt, nameTag, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { parameters } from "../parameters.js";
import { vpcId } from "../vpc-id.js";
import { zoneName } from "../zones.js";

export const subnet: NodeEmitter<"subnet"> = {
  attributes: {
    id: (name, { properties }) => ("existing" in properties ? properties.existing : ref(name())),
    // A template cannot look up where a subnet is that it did not make.
    zone: (name, { properties }) =>
      "existing" in properties ? ref(parameters.serverZone.name) : getAtt(name(), "AvailabilityZone"),
  },
  resources: (node, context) => {
    const { graph, name, nameOf } = context;
    if ("existing" in node.properties) return [];
    const { cidr, zone, layer, assignsPublicAddresses } = node.properties;
    const tables = targetsOf(graph, node.id, "routesTo", "routeTable");
    return [
      {
        name: name(),
        type: "AWS::EC2::Subnet",
        properties: {
          VpcId: vpcId(context),
          AvailabilityZone: zoneName(zone),
          CidrBlock: cidr,
          // Never in other layers; where it matters it is written out.
          MapPublicIpOnLaunch: layer === "public" ? assignsPublicAddresses : undefined,
          Tags: [nameTag(`${graph.deployment.name}-${node.id}`)],
        },
      },
      ...tables.map((table) => ({
        name: name("routes"),
        type: "AWS::EC2::SubnetRouteTableAssociation",
        properties: { SubnetId: ref(name()), RouteTableId: ref(nameOf(table.id)) },
      })),
    ];
  },
};
