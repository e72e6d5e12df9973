import { describe, expect, test } from "vitest";
import { dot } from "../../src/drawing/dot.js";
import { readDot } from "../drawing/support/dot-reader.js";
import { exampleGraphs } from "../drawing/support/graphs.js";
import { findTool } from "../support/tool.js";

/* Graphviz itself reads what `graph --format dot` prints, and finds in it what our reader finds. */

const graphviz = findTool("dot", "-V");

interface Drawn {
  readonly objects: readonly { readonly name: string; readonly label?: string; readonly nodes?: readonly number[] }[];
  readonly edges: readonly { readonly tail: number; readonly head: number; readonly label: string }[];
}

describe.skipIf(graphviz === undefined)("Graphviz", () => {
  test.each(exampleGraphs)("%s: has every box, frame and arrow, and lays them out without a word", (_, graph) => {
    const text = dot(graph);
    const { stdout, stderr, status } = graphviz?.(["-Tdot_json"], { input: text }) ?? {};
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const { objects, edges } = JSON.parse(stdout ?? "") as Drawn;
    const { labels, clusters, arrows } = readDot(text);
    const plain = (label: string | undefined): string => (label ?? "").replaceAll("\\n", "\n").replaceAll("&amp;", "&");
    const boxes = objects.filter(({ name }) => labels.has(name));
    expect(new Map(boxes.map(({ name, label }) => [name, plain(label)]))).toEqual(labels);
    const frames = objects.filter(({ name }) => clusters.has(name));
    expect(frames).toHaveLength(clusters.size);
    const named = edges.map(({ tail, head, label }) => ({
      from: objects[tail]?.name,
      to: objects[head]?.name,
      label: plain(label),
    }));
    expect(named.toSorted(byText)).toEqual(arrows.toSorted(byText));
    expect(graphviz?.(["-Tsvg"], { input: text })).toMatchObject({ status: 0, stderr: "" });
  });
});

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
