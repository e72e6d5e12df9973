import type { NodeEmitter } from "../node-emitter.js";

/** The provider has no alarms of Lightsail: they are set by hand, and docs/targets.md says so. */
export const lightsailAlarm: NodeEmitter<"lightsailAlarm"> = { attributes: {}, blocks: () => [] };
