import type { Graph } from "../compiler/graph/graph.js";
import { dot } from "./dot.js";
import { graphJson } from "./json.js";
import { mermaid } from "./mermaid.js";
import { svg } from "./svg.js";

/** The languages a graph can be drawn in, each a function from graph to text. */
export const drawings = { mermaid, dot, json: graphJson, svg } as const satisfies Readonly<
  Record<string, (graph: Graph) => string>
>;

export type DrawingFormat = keyof typeof drawings;

/** Whether a text was drawn by us, so that a newer drawing may take its place. */
export const isDrawing = (text: string): boolean =>
  /^(?:flowchart TB\n {2}%% Drawn by wpspec\.|digraph architecture \{\n {2}\/\/ Drawn by wpspec\.|\{\n {2}"version": 1,\n {2}"deployment": \{|<svg [^>]*>\n<title[^\n]*\n<desc id="desc">[^\n]* Drawn by wpspec from )/u.test(
    text,
  );
