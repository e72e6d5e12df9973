import type { Emitter } from "./compile.js";

/** Stands where package.json has no file for an engine: what is built on cdktf needs Node. */
export const terraform: Emitter = () => {
  throw new Error("This target needs Node. Where there is none, wpspec compiles to cfn.");
};
