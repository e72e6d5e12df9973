import type { NodeEmitter } from "../node-emitter.js";

/** A zone of Route 53 that is there: nothing to create. It appears in the permissions of who `writes` to it. */
export const hostedZone: NodeEmitter<"hostedZone"> = { attributes: {}, blocks: () => [] };
