import type { Verb } from "../verb.js";

export const graph: Verb = {
  name: "graph",
  summary: "draw the architecture of a spec",
  operands: { usage: "[file]", description: 'the spec, or - for standard input (default: "wordpress.yaml")' },
  options: [
    {
      flags: "--format <format>",
      description: "the language to draw it in",
      choices: ["mermaid", "dot", "json", "svg"],
      default: "mermaid",
    },
    { flags: "--env <name>", description: "the environment to draw, one of `environments`" },
    { flags: "--out <file>", description: "where to write, or - for standard output", default: "-" },
  ],
  examples: [
    { command: "wpspec graph", does: "a flowchart for Markdown, on standard output" },
    { command: "wpspec graph --format svg --out docs/architecture.svg", does: "a picture" },
    { command: "wpspec graph shop.yaml --format dot | dot -Tpdf -o shop.pdf", does: "laid out by Graphviz" },
    { command: "wpspec graph --env staging --format json", does: "every node and edge, for another program" },
  ],
  run: async (call) => (await import("../draw-graph.js")).drawGraph(call),
};
