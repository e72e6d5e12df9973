import type { EmitContext } from "./node-emitter.js";

/** The customer's key for data at rest; without one the service's own. */
export const encryptionKey = ({ graph }: EmitContext): { readonly kmsKeyId?: string } =>
  graph.deployment.kmsKeyArn === undefined ? {} : { kmsKeyId: graph.deployment.kmsKeyArn };
