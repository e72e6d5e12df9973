import type { NodeId } from "../../compiler/graph/node.js";
import type { BlockName } from "./block.js";
import { expression } from "./text.js";

/** `load-balancer` + `listener-443` → `load_balancer_listener_443`. Stable: only the node's id and the part decide. */
export const blockName = (id: NodeId, part = ""): BlockName =>
  [id, part].filter(Boolean).join("-").replaceAll("-", "_");

/** `aws_vpc.network`: what `depends_on` lists. */
export const address = (type: string, name: BlockName): string => `aws_${type}.${name}`;

/** An attribute of a resource: `attributeOf("vpc", "network", "id")`; of a data source with `data.` before the type. */
export const attributeOf = (type: string, name: BlockName, attribute: string): string => {
  const [, of = "", bare = type] = /^(data\.)(.*)$/.exec(type) ?? [];
  return expression(`${of}${address(bare, name)}.${attribute}`);
};

/** A local's text as base64, which launch templates want. */
export const base64Of = (name: BlockName): string => expression(`base64encode(local.${name})`);
