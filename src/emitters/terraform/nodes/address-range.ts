import type { NodeEmitter } from "../node-emitter.js";

/** Addresses outside of AWS: nothing to create. They appear in the security groups of what `connects` to them. */
export const addressRange: NodeEmitter<"addressRange"> = { attributes: {}, blocks: () => [] };
