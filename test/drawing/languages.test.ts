import { describe, expect, test } from "vitest";
import type { Graph } from "../../src/compiler/graph/graph.js";
import type { Node } from "../../src/compiler/graph/node.js";
import { boxesOf } from "../../src/drawing/boxes.js";
import { dot } from "../../src/drawing/dot.js";
import { drawings, isDrawing } from "../../src/drawing/formats.js";
import { mermaid } from "../../src/drawing/mermaid.js";
import { svg } from "../../src/drawing/svg.js";
import { visible } from "../../src/report/visible.js";
import { lowered } from "../compiler/lower/support/lowered.js";
import { hostileExamples } from "../support/arbitrary-text.js";
import { graphBehind } from "../support/compiled.js";
import { forSpecs } from "../support/runs.js";
import { readDot } from "./support/dot-reader.js";
import { exampleGraphs } from "./support/graphs.js";
import { readFlowchart } from "./support/mermaid-reader.js";
import { faultsOf, readLayout } from "./support/svg-layout.js";

/** What a picture says, in any language: ids of boxes with their text, and arrows. */
interface Said {
  readonly boxes: ReadonlyMap<string, string>;
  readonly arrows: readonly string[];
}

const ofMermaid = (graph: Graph): Said => {
  const { boxes, arrows } = readFlowchart(mermaid(graph));
  const plain = (id: string): string => id.replace(/^n_/, "").replaceAll("_", "-");
  return {
    boxes: new Map([...boxes].map(([id, lines]) => [plain(id), lines.join("\n")])),
    arrows: arrows.map(({ from, label, to }) => `${plain(from)} ${label} ${plain(to)}`),
  };
};

const ofDot = (graph: Graph): Said => {
  const { labels, arrows } = readDot(dot(graph));
  return { boxes: labels, arrows: arrows.map(({ from, label, to }) => `${from} ${label} ${to}`) };
};

/** Both languages say the same, all nodes are in it, and all edges between different boxes. */
function expectWhole(graph: Graph): void {
  const said = ofMermaid(graph);
  expect(ofDot(graph)).toEqual(said);
  const { boxOf } = boxesOf(graph);
  const undrawn = ["network", "subnet", "routeTable", "role"];
  for (const { id, kind } of graph.nodes.values())
    if (!undrawn.includes(kind)) expect([...said.boxes.keys()], id).toContain(boxOf.get(id)?.id);
  const pairs = said.arrows.map((arrow) => `${arrow.split(" ")[0]} ${arrow.split(" ").at(-1)}`);
  for (const { from, kind, to } of graph.edges) {
    const [start, end] = [boxOf.get(from)?.id, boxOf.get(to)?.id];
    if (kind !== "runsIn" && start !== undefined && end !== undefined && start !== end)
      expect(pairs, `${from} ${kind} ${to}`).toContain(`${start} ${end}`);
  }
}

test.each(exampleGraphs)("%s: Mermaid and DOT say all of it, alike", (_, graph) => expectWhole(graph));

test("so it is for generated specs", { timeout: 300_000 }, async () => {
  await forSpecs(40, (made) => expectWhole(graphBehind(made)));
});

test("an arrow says all that one box has to do with another", () => {
  const [, production] = exampleGraphs.find(([name]) => name === "production, modern, base") ?? [];
  if (production === undefined) throw new Error("There is no such example.");
  expect(ofDot(production).arrows).toEqual(
    expect.arrayContaining([
      "internet visit distribution",
      "distribution connects 443, serves * and 16 more load-balancer",
      "distribution serves wp-content/uploads/* static-files",
      "web connects 2049, mounts files",
      "web routes to nat-1",
      "nat-1 routes to internet-gateway",
      "backup-vault copied to backup-copies",
    ]),
  );
});

test("boxes stand in the region, the VPC and the subnets that they are in", () => {
  const { frames } = readFlowchart(mermaid(lowered("elastic")));
  expect([...frames]).toEqual([
    ["n_region_main", "Region eu-west-1"],
    ["n_network", "VPC 10.0.0.0/16"],
    ["n_public_subnets", "Public subnets: 10.0.128.0/21, 10.0.136.0/21"],
    ["n_app_subnets", "App subnets: 10.0.0.0/21, 10.0.8.0/21"],
    ["n_data_subnets", "Data subnets: 10.0.64.0/21, 10.0.72.0/21"],
    ["n_region_edge", "Region us-east-1"],
  ]);
});

/** The graph of a spec with one text of it replaced by another, wherever it stands in a node, and in the deployment. */
function withText(graph: Graph, from: string, to: string): Graph {
  const change = (value: unknown): unknown => {
    if (typeof value === "string") return value === from ? to : value;
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, change(inside)]));
  };
  const nodes = [...graph.nodes].map(
    ([id, node]) => [id, { ...node, properties: change(node.properties) } as Node] as const,
  );
  return { ...graph, deployment: { ...graph.deployment, specFile: to }, nodes: new Map(nodes) };
}

describe("no text of a spec is read as anything but text", () => {
  const graph = lowered("elastic", "domain: { name: quoted.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n");
  const traps = [
    'a"] --> b["c',
    "#quot;<script>alert(1)</script>",
    "end\n  x --> y",
    '\\N \\" \\',
    "&lt;b&gt; &amp; ]]>",
    "`# markdown` **bold**",
    "%%{init: {}}%%",
    "\u202eevil\u200b",
    "\u0007 \ud800",
  ];

  test.each([...traps, ...hostileExamples])("%j", (trap) => {
    const changed = withText(graph, "quoted.example.org", trap);
    expectWhole(changed);
    expect(ofDot(changed).boxes.get("certificate")).toBe(`ACM certificate\n${visible(trap)}`);
    const layout = readLayout(svg(changed));
    expect(faultsOf(layout)).toEqual([]);
    expect(mermaid(changed).split("\n")).toHaveLength(mermaid(graph).split("\n").length);
    const controls = /[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u200b\ud800-\udfff]/;
    for (const draw of [mermaid, dot, svg])
      expect(controls.test(draw(changed).replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, ""))).toBe(false);
    expect(isDrawing(svg(changed))).toBe(true);
  });
});

test("a drawing is known by how it begins, and nothing else is", () => {
  const graph = lowered("lightsail");
  for (const draw of Object.values(drawings)) expect(isDrawing(draw(graph))).toBe(true);
  for (const text of ["", "version: 1\n", "flowchart TB\n  a --> b\n", '{\n  "version": 1\n}\n', "<svg></svg>"])
    expect(isDrawing(text)).toBe(false);
});

test("the same spec is drawn alike, whatever the order of its keys", () => {
  const [one, other] = [
    "cdn: { enabled: true }\nbackup: { copyTo: eu-central-1 }\n",
    "backup: { copyTo: eu-central-1 }\ncdn: { enabled: true }\n",
  ];
  for (const draw of Object.values(drawings))
    expect(draw(lowered("elastic", one))).toBe(draw(lowered("elastic", other)));
});
