import type { Meta } from "./block.js";
import type { EmitContext } from "./node-emitter.js";

/** What holds data is protected from deletion, where the deployment keeps any. */
export const kept = ({ graph }: EmitContext): Meta => (graph.deployment.keepsData ? { preventDestroy: true } : {});
