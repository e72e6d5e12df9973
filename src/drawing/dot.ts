import type { Graph } from "../compiler/graph/graph.js";
import { visitors } from "./boxes.js";
import { visible } from "../report/visible.js";
import type { Arrow, Box, Family, Frame } from "./picture.js";
import { pictureOf } from "./picture-of.js";

/** A text inside quotes of DOT: a backslash, a quote and an entity stand for themselves. Graphviz, escString. */
const escaped = (text: string): string =>
  visible(text).replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"');

/** Lines of a label, one below the other. */
const quoted = (...lines: readonly string[]): string => `"${lines.map(escaped).join("\\n")}"`;

const styles: Readonly<Record<Family, string>> = {
  people: 'shape=ellipse, fillcolor="#ffffff"',
  edge: 'shape=box, fillcolor="#ede7f6"',
  network: 'shape=box, fillcolor="#e8eaf6"',
  compute: 'shape=box, fillcolor="#fff3e0"',
  data: 'shape=cylinder, fillcolor="#e3f2fd"',
  storage: 'shape=cylinder, fillcolor="#e8f5e9"',
  operations: 'shape=note, fillcolor="#f5f5f5"',
};

const boxLine = ({ id, family, title, lines }: Box, indent: string): string =>
  `${indent}${quoted(id)} [label=${quoted(title, ...lines)}, ${styles[family]}];`;

const frameLines = ({ id, title, boxes, frames }: Frame, indent: string): readonly string[] => [
  `${indent}subgraph ${quoted(`cluster_${id}`)} {`,
  `${indent}  label=${quoted(title)};`,
  ...boxes.map((box) => boxLine(box, `${indent}  `)),
  ...frames.flatMap((frame) => frameLines(frame, `${indent}  `)),
  `${indent}}`,
];

const arrowLine = ({ from, to, label }: Arrow): string =>
  `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${to === visitors ? ", constraint=false" : ""}];`;

/** The architecture in Graphviz's language: `wpspec graph --format dot | dot -Tpng -o architecture.png`. */
export function dot(graph: Graph): string {
  const { title, boxes, frames, arrows } = pictureOf(graph);
  const lines = [
    "digraph architecture {",
    "  // Drawn by wpspec.",
    `  graph [label=${quoted(title)}, labelloc=t, fontname="Helvetica", newrank=true, nodesep=0.3, ranksep=0.6];`,
    '  node [fontname="Helvetica", fontsize=11, style=filled];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...boxes.map((box) => boxLine(box, "  ")),
    ...frames.flatMap((frame) => frameLines(frame, "  ")),
    ...arrows.map(arrowLine),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}
