import { trafficOf } from "../../compiler/graph/derive/traffic.js";
import { nodesOf, sourcesOf, targetsOf } from "../../compiler/graph/graph.js";
import type { Node, NodeId } from "../../compiler/graph/node.js";
import type { Launched } from "./launch-template.js";
import { listenerPart, ruleParts } from "../listener-parts.js";
import { address } from "./names.js";
import type { EmitContext } from "./node-emitter.js";
import { rolePolicies } from "./role-policies.js";
import { securityGroups } from "./security-groups.js";

/** What every instance needs while it boots: a way to package repositories, over each subnet's route table. */
function wayOut({ graph, nameOf }: EmitContext, id: NodeId): readonly string[] {
  const subnets = targetsOf(graph, id, "runsIn", "subnet");
  const tables = subnets.flatMap((subnet) => targetsOf(graph, subnet.id, "routesTo", "routeTable"));
  return [
    ...subnets
      .filter((subnet) => targetsOf(graph, subnet.id, "routesTo", "routeTable").length > 0)
      .map((subnet) => address("route_table_association", nameOf(subnet.id, "routes"))),
    // A table without a way out has no default route.
    ...tables
      .filter((table) => targetsOf(graph, table.id, "routesTo").length > 0)
      .map((table) => address("route", nameOf(table.id, "default-route"))),
    // An endpoint that appears later cuts open connections to S3.
    ...nodesOf(graph, "vpcEndpoint").map((endpoint) => address("vpc_endpoint", nameOf(endpoint.id))),
  ];
}

/** The rules of its own group, and of the groups it goes to: each is a block of its own, which no group waits for. */
function rules(context: EmitContext, id: NodeId): readonly string[] {
  const own = securityGroups(context, id, "").filter(({ type }) => type.startsWith("vpc_security_group_"));
  const theirs = trafficOf(context.graph, id).flatMap(({ direction, peer, port }) =>
    direction === "out" && peer.by === "group" ? [context.nameOf(peer.node, `from-${id}-${port}`)] : [],
  );
  return [
    ...own.map(({ type, name }) => address(type, name)),
    ...theirs.map((name) => address("vpc_security_group_ingress_rule", name)),
  ];
}

/** Only with these is the fleet's target group in use. */
const forwarding = ({ nameOf }: EmitContext, balancer: Node<"loadBalancer">): readonly string[] =>
  balancer.properties.listeners.flatMap((listener) => [
    ...(listener.action === "forward" ? [address("lb_listener", nameOf(balancer.id, listenerPart(listener)))] : []),
    ...ruleParts(balancer, listener).map(({ part }) => address("lb_listener_rule", nameOf(balancer.id, part))),
  ]);

/**
 * Blocks that must stand before the first instance boots and that its arguments do not name. An instance without its
 * mount targets or database never serves, and boots once.
 */
export function bootOrder(context: EmitContext, { id, properties }: Launched): readonly string[] {
  const { graph, nameOf } = context;
  const all = [
    ...rolePolicies(context, properties.role),
    ...rules(context, id),
    ...wayOut(context, id),
    ...targetsOf(graph, id, "mounts", "fileSystem").flatMap((files) =>
      targetsOf(graph, files.id, "runsIn", "subnet").map((subnet) =>
        address("efs_mount_target", nameOf(files.id, `mount-in-${subnet.id}`)),
      ),
    ),
    // The writer is enough: without replicas the reader endpoint answers for it, and replicas follow it.
    ...targetsOf(graph, id, "connects", "databaseCluster").map((cluster) =>
      address("rds_cluster_instance", nameOf(cluster.id, "instance-1")),
    ),
    // Only a target group that a listener forwards to has health checks and request counts.
    ...sourcesOf(graph, id, "routesTo", "loadBalancer").flatMap((balancer) => forwarding(context, balancer)),
  ];
  return [...new Set(all)];
}
