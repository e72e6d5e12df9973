import { describe, expect, test } from "vitest";
import type { Graph } from "../../src/compiler/graph/graph.js";
import { svg } from "../../src/drawing/svg.js";
import { lowered } from "../compiler/lower/support/lowered.js";
import { graphBehind } from "../support/compiled.js";
import { forSpecs } from "../support/runs.js";
import { readXml, type Element } from "../support/xml.js";
import { exampleGraphs } from "./support/graphs.js";
import { faultsOf, readLayout } from "./support/svg-layout.js";

const undrawn = ["routeTable", "role"];

/** Nodes that a picture stands for nowhere. */
function missing(graph: Graph, drawn: readonly string[]): readonly string[] {
  const nodes = [...graph.nodes.values()].filter(({ kind }) => !undrawn.includes(kind));
  return nodes.map(({ id }) => id).filter((id) => !drawn.includes(id));
}

test("there are examples of every tier to look at", () => {
  expect(exampleGraphs.length).toBeGreaterThan(20);
  expect(new Set(exampleGraphs.map(([, { deployment }]) => deployment.tier))).toEqual(
    new Set(["lightsail", "ec2", "elastic"]),
  );
});

test.each(exampleGraphs)("%s: nothing lies over anything else, and every node is there", (_, graph) => {
  const layout = readLayout(svg(graph));
  expect(faultsOf(layout)).toEqual([]);
  expect(missing(graph, layout.nodes)).toEqual([]);
  expect(layout.texts.length).toBeGreaterThan(5);
});

test("so it is for generated specs, whatever their names", { timeout: 300_000 }, async () => {
  await forSpecs(60, (made) => {
    const graph = graphBehind(made);
    const layout = readLayout(svg(graph));
    expect(faultsOf(layout)).toEqual([]);
    expect(missing(graph, layout.nodes)).toEqual([]);
  });
});

const host = `${"w".repeat(50)}.${"m".repeat(60)}.example.org`;

describe.each([
  ["six zones", lowered("elastic", "availabilityZones: 6\nregion: us-east-1\n".replace("region: us-east-1\n", ""))],
  ["long names", lowered("ec2", `domain: { name: ${host}, hostedZoneId: Z0123456789ABCDEFGHIJ }\n`)],
])("with %s", (_, graph) => {
  test("nothing overlaps", () => expect(faultsOf(readLayout(svg(graph)))).toEqual([]));
});

test("a long name is cut with an ellipsis, and whole in the tooltip", () => {
  const graph = lowered("ec2", `domain: { name: ${host}, hostedZoneId: Z0123456789ABCDEFGHIJ }\n`);
  const { texts } = readLayout(svg(graph));
  const cut = texts.filter(({ name }) => name.startsWith("wwww"));
  expect(cut.length).toBeGreaterThan(0);
  for (const { name, own } of cut) {
    expect(name).toMatch(/^w+…$/);
    expect(own.name).toContain(host);
  }
});

const elements = (element: Element): readonly Element[] => [element, ...element.children.flatMap(elements)];

test("a picture needs nothing from elsewhere, and says what it is", () => {
  const [, graph] = exampleGraphs.find(([name]) => name.startsWith("production")) ?? [];
  if (graph === undefined) throw new Error("There is no example called production.");
  const text = svg(graph);
  const all = elements(readXml(text));
  expect(new Set(all.map(({ name }) => name))).toEqual(
    new Set(["svg", "title", "desc", "style", "rect", "text", "g", "path"]),
  );
  const attributes = new Set(all.flatMap(({ attributes }) => Object.keys(attributes)));
  expect([...attributes].filter((name) => /^(?:href|src|on.*|xlink:.*)$/.test(name))).toEqual([]);
  expect(text.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import/);
  expect(all.find(({ name }) => name === "title")?.text).toBe("acme-shop");
  expect(all.find(({ name }) => name === "desc")?.text).toBe(
    "WordPress on AWS, tier elastic, in eu-west-1. Drawn by wpspec from wordpress.yaml.",
  );
  expect(text).toContain("@media (prefers-color-scheme: dark)");
});

test("what is laid over the picture is found, so that the tests above can fail", () => {
  const [, graph] = exampleGraphs[0] ?? [];
  if (graph === undefined) throw new Error("There is no example.");
  const text = svg(graph);
  const box =
    '<g><title>intruder</title><rect class="box net" x="20" y="45" width="200" height="40"/><text class="title" x="190" y="60">Too long</text></g>';
  const way = '<path class="way" d="M10 60L600 60"/>';
  const faults = faultsOf(readLayout(text.replace("</svg>", `${box}${way}</svg>`)));
  for (const what of ["overlaps", "leaves", "runs through"]) expect(faults.join("\n")).toContain(what);
});
