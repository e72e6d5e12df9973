import type { NodeId } from "../../compiler/graph/node.js";
import type { EmitContext } from "./node-emitter.js";

/** What a node's data is called in AWS. Two hyphens in a row are legal in a name of ours; RDS and ElastiCache refuse them. */
export const dataName = ({ graph }: EmitContext, id: NodeId): string =>
  `${graph.deployment.name}-${id}`.replace(/-{2,}/g, "-");
