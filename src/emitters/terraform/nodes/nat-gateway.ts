import { targetsOf } from "../../../compiler/graph/graph.js";
import type { NodeId } from "../../../compiler/graph/node.js";
import { resource } from "../block.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { address, attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";

/**
 * The route from the gateway's own subnet to the internet. Servers that boot wait for the route to the gateway only;
 * without this one behind it, their first downloads would go nowhere.
 */
const wayOut = ({ graph, nameOf }: EmitContext, subnet: NodeId<"subnet">): readonly string[] =>
  targetsOf(graph, subnet, "routesTo", "routeTable").flatMap((table) => [
    address("route_table_association", nameOf(subnet, "routes")),
    ...(targetsOf(graph, table.id, "routesTo").length === 0
      ? []
      : [address("route", nameOf(table.id, "default-route"))]),
  ]);

/** Lets app subnets reach the internet, never the other way round. Whitepaper, Architecture Components, (5). */
export const natGateway: NodeEmitter<"natGateway"> = {
  attributes: { id: (name) => attributeOf("nat_gateway", name(), "id") },
  blocks: (node, context) => {
    const { graph, name, text } = context;
    const [subnet] = targetsOf(graph, node.id, "runsIn", "subnet");
    if (subnet === undefined) throw new Error(`${node.id} runs in no subnet.`);
    const attachments = gatewayAttachments(context);
    return [
      resource("eip", name("address"), { domain: "vpc" }, { dependsOn: attachments }),
      resource(
        "nat_gateway",
        name(),
        {
          connectivityType: "public",
          allocationId: context.attribute("eip", "allocation_id", "address"),
          subnetId: text({ ref: subnet.id, attribute: "id" }),
          tags: { Name: `${graph.deployment.name}-${node.id}` },
        },
        { dependsOn: [...attachments, ...wayOut(context, subnet.id)] },
      ),
    ];
  },
};
