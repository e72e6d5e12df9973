import { sourcesOf, type Graph } from "../compiler/graph/graph.js";
import type { Node } from "../compiler/graph/node.js";
import { join, type Value } from "../compiler/graph/value.js";

/** The label of a target group behind its load balancer, as Application Auto Scaling wants it. */
export function targetGroupLabel(graph: Graph, node: Node<"webFleet">): Value {
  const [balancer] = sourcesOf(graph, node.id, "routesTo", "loadBalancer");
  if (balancer === undefined) throw new Error(`${node.id} scales by requests and has no load balancer.`);
  return join({ ref: balancer.id, attribute: "fullName" }, "/", { ref: node.id, attribute: "targetGroupFullName" });
}
