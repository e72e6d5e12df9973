import { targetsOf } from "../../../compiler/graph/graph.js";
import type { NodeId } from "../../../compiler/graph/node.js";
import { getAtt, nameTag, ref, type LogicalName } from "../cfn.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";

/**
 * The route from the gateway's own subnet to the internet. Servers that boot wait for the route to the gateway only;
 * without this one behind it, their first downloads would go nowhere.
 */
const wayOut = ({ graph, nameOf }: EmitContext, subnet: NodeId<"subnet">): readonly LogicalName[] =>
  targetsOf(graph, subnet, "routesTo", "routeTable").flatMap((table) => [
    nameOf(subnet, "routes"),
    ...(targetsOf(graph, table.id, "routesTo").length === 0 ? [] : [nameOf(table.id, "default-route")]),
  ]);

/** Lets app subnets reach the internet, never the other way round. Whitepaper, Architecture Components, (5). */
export const natGateway: NodeEmitter<"natGateway"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (node, context) => {
    const { graph, name, value } = context;
    const [subnet] = targetsOf(graph, node.id, "runsIn", "subnet");
    if (subnet === undefined) throw new Error(`${node.id} runs in no subnet.`);
    const attachments = gatewayAttachments(context);
    return [
      {
        name: name("address"),
        type: "AWS::EC2::EIP",
        dependsOn: attachments,
        properties: { Domain: "vpc" },
      },
      {
        name: name(),
        type: "AWS::EC2::NatGateway",
        dependsOn: [...attachments, ...wayOut(context, subnet.id)],
        properties: {
          AllocationId: getAtt(name("address"), "AllocationId"),
          SubnetId: value({ ref: subnet.id, attribute: "id" }),
          Tags: [nameTag(`${graph.deployment.name}-${node.id}`)],
        },
      },
    ];
  },
};
