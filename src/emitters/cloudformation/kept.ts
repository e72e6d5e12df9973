import type { DeletionPolicy } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** What happens to data when its stack goes: the policy given, or nothing is left of a deployment that keeps no data. */
export const kept = ({ graph }: EmitContext, policy: DeletionPolicy): DeletionPolicy =>
  graph.deployment.keepsData ? policy : "Delete";
