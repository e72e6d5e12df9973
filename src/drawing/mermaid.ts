import type { Graph } from "../compiler/graph/graph.js";
import { visible } from "../report/visible.js";
import type { Arrow, Box, Family, Frame } from "./picture.js";
import { pictureOf } from "./picture-of.js";

/**
 * A text for Mermaid: all but letters, digits and what means nothing to it becomes `#<code point>;`, so that neither
 * quotes nor Markdown nor HTML of a spec is read. Mermaid, Entity codes to escape characters.
 */
const escaped = (text: string): string =>
  visible(text).replace(/[^A-Za-z0-9 .,:/+=@()–×-]/gu, (character) => `#${character.codePointAt(0)};`);

const quoted = (lines: readonly string[]): string => `"${lines.map(escaped).join("<br/>")}"`;

/** An id that no word of Mermaid's is (`end`, `graph`): ids have no underscores of their own. */
const idOf = (id: string): string => `n_${id.replaceAll("-", "_")}`;

const shapes: Readonly<Record<Family, readonly [open: string, close: string]>> = {
  people: ["([", "])"],
  edge: ["{{", "}}"],
  network: ["[/", "/]"],
  compute: ["[", "]"],
  data: ["[(", ")]"],
  storage: ["[(", ")]"],
  operations: ["(", ")"],
};

function boxLine({ id, family, title, lines }: Box, indent: string): string {
  const [open, close] = shapes[family];
  return `${indent}${idOf(id)}${open}${quoted([title, ...lines])}${close}`;
}

const frameLines = ({ id, title, boxes, frames }: Frame, indent: string): readonly string[] => [
  `${indent}subgraph ${idOf(id)}[${quoted([title])}]`,
  ...boxes.map((box) => boxLine(box, `${indent}  `)),
  ...frames.flatMap((frame) => frameLines(frame, `${indent}  `)),
  `${indent}end`,
];

const arrowLine = ({ from, to, label }: Arrow): string => `  ${idOf(from)} -->|${quoted([label])}| ${idOf(to)}`;

/** The architecture as a flowchart of Mermaid, for Markdown on GitHub and elsewhere. */
export function mermaid(graph: Graph): string {
  const { title, boxes, frames, arrows } = pictureOf(graph);
  const lines = [
    "flowchart TB",
    "  %% Drawn by wpspec.",
    `  accTitle: ${visible(title)}`,
    ...boxes.map((box) => boxLine(box, "  ")),
    ...frames.flatMap((frame) => frameLines(frame, "  ")),
    ...arrows.map(arrowLine),
  ];
  return `${lines.join("\n")}\n`;
}
