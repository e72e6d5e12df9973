import type { Emitter } from "./compile.js";

/** Stands where package.json has no file for an engine: what is built on cdktf needs Node. */
const refused: Emitter = () => {
  throw new Error("This target needs Node. Where there is none, wpspec compiles to cfn.");
};

export { refused as cdktfProject, refused as terraform };
