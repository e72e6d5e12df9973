/* What verbs need that look at the architecture: one bundle, for they share the compiler up to the graph. */
export { drawGraph } from "./draw-graph.js";
