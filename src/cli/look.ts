/* What verbs need that look at the architecture: one bundle, for they share the compiler. */
export { drawGraph } from "./draw-graph.js";
export { explainPath } from "./explain-path.js";
