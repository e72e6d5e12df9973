import type { NodeId } from "../../compiler/graph/node.js";
import type { LogicalName } from "./cfn.js";

const pascal = (words: string): string =>
  words
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** `load-balancer` + `listener-443` → `LoadBalancerListener443`. Stable: only the node's id and the part decide. */
export const logicalName = (id: NodeId, part = ""): LogicalName => pascal(id) + pascal(part);
