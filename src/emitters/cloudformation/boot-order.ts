import { nodesOf, sourcesOf, targetsOf } from "../../compiler/graph/graph.js";
import type { NodeId } from "../../compiler/graph/node.js";
import type { LogicalName } from "./cfn.js";
import { forwardingParts } from "../listener-parts.js";
import type { EmitContext } from "./node-emitter.js";

/** What every instance needs while it boots: a way to package repositories, over each subnet's route table. */
function wayOut({ graph, nameOf }: EmitContext, id: NodeId): readonly LogicalName[] {
  const subnets = targetsOf(graph, id, "runsIn", "subnet");
  const tables = subnets.flatMap((subnet) => targetsOf(graph, subnet.id, "routesTo", "routeTable"));
  return [
    ...subnets
      .filter((subnet) => targetsOf(graph, subnet.id, "routesTo", "routeTable").length > 0)
      .map((subnet) => nameOf(subnet.id, "routes")),
    // A table without a way out has no default route.
    ...tables
      .filter((table) => targetsOf(graph, table.id, "routesTo").length > 0)
      .map((table) => nameOf(table.id, "default-route")),
    // An endpoint that appears later cuts open connections to S3.
    ...nodesOf(graph, "vpcEndpoint").map((endpoint) => nameOf(endpoint.id)),
  ];
}

/**
 * Resources that must stand before the first instance boots and that its properties do not name: they signal only when
 * they serve, so a missing mount target or database would let the deployment wait for nothing and fail.
 */
export function bootOrder(context: EmitContext, id: NodeId): readonly LogicalName[] {
  const { graph, nameOf } = context;
  return [
    ...wayOut(context, id),
    ...targetsOf(graph, id, "mounts", "fileSystem").flatMap((files) =>
      targetsOf(graph, files.id, "runsIn", "subnet").map((subnet) => nameOf(files.id, `mount-in-${subnet.id}`)),
    ),
    // The writer is enough: without replicas the reader endpoint answers for it, and replicas follow it.
    ...targetsOf(graph, id, "connects", "databaseCluster").map((cluster) => nameOf(cluster.id, "instance-1")),
    // Only a target group that a listener forwards to has health checks and request counts.
    ...sourcesOf(graph, id, "routesTo", "loadBalancer").flatMap((balancer) =>
      forwardingParts(balancer).map((part) => nameOf(balancer.id, part)),
    ),
  ];
}
