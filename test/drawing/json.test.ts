import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { graphJson } from "../../src/drawing/json.js";
import { graphBehind } from "../support/compiled.js";
import { layers } from "../../src/emitters/layers.js";
import { standing } from "../support/emit-web.js";
import { root } from "../support/root.js";
import { forSpecs } from "../support/runs.js";
import { exampleGraphs } from "./support/graphs.js";

const schema = JSON.parse(readFileSync(join(root, "schema/graph.schema.json"), "utf8")) as {
  readonly definitions: { readonly kind: { readonly enum: readonly string[] } };
};
const isValid = new Ajv({ strict: true, allErrors: true }).compile(schema);
const problemsOf = (text: string): unknown => (isValid(JSON.parse(text)) ? [] : isValid.errors);

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

test.each(exampleGraphs)("%s is as schema/graph.schema.json says", (_, graph) => {
  expect(problemsOf(graphJson(graph))).toEqual([]);
});

test("and so is the graph of generated specs", { timeout: 300_000 }, async () => {
  await forSpecs(40, (made) => expect(problemsOf(graphJson(graphBehind(made)))).toEqual([]));
});

test("the schema knows every kind, and refuses what is none", () => {
  const kinds = layers.flatMap(({ kinds: ofLayer }) => ofLayer);
  // The registry of emitters has all kinds, by its type.
  expect(kinds.filter((kind) => !schema.definitions.kind.enum.includes(kind))).toEqual([]);
  expect(schema.definitions.kind.enum).toHaveLength(kinds.length);
  const [, graph] = exampleGraphs[0] ?? [];
  if (graph === undefined) throw new Error("There is no example.");
  const text = graphJson(graph);
  for (const [from, to] of [
    ['"version": 1', '"version": 2'],
    ['"kind":"subnet"', '"kind":"subnets"'],
    ['"kind":"connects"', '"kind":"reads"'],
    ['"placement":"main"', '"placement":"moon"'],
  ] as const) {
    expect(text).toContain(from);
    expect(problemsOf(text.replace(from, to)), to).not.toEqual([]);
  }
});
