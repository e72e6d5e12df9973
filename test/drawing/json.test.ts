import { expect, test } from "vitest";
import { graphJson } from "../../src/drawing/json.js";
import { standing } from "../support/emit-web.js";

test("the drawing is JSON that says the whole graph, a line for each node, edge and output", () => {
  const { g } = standing();
  g.output("A", "first", "1");
  g.output("B", 'a "quote"\nand a line', { deployment: "region" });
  const graph = g.build();
  const text = graphJson(graph);
  expect(JSON.parse(text)).toEqual(
    JSON.parse(
      JSON.stringify({
        version: 1,
        deployment: graph.deployment,
        nodes: [...graph.nodes.values()],
        edges: graph.edges,
        outputs: graph.outputs,
      }),
    ),
  );
  const items = graph.nodes.size + graph.edges.length + graph.outputs.length;
  expect(text.split("\n").filter((line) => line.startsWith('    {"'))).toHaveLength(items);
  expect(text.endsWith("]\n}\n")).toBe(true);
});

test("empty lists stand on one line", () => {
  const { g } = standing();
  expect(graphJson(g.build())).toContain('\n  "outputs": []\n}');
});
