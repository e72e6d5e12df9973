import { describe, expect, test } from "vitest";
import { graphBuilder } from "../../../src/compiler/graph/builder.js";
import type { Deployment } from "../../../src/compiler/graph/deployment.js";
import type { NodeId } from "../../../src/compiler/graph/node.js";

const deployment: Deployment = {
  name: "acme-blog",
  environment: undefined,
  tier: "elastic",
  regions: { main: "eu-west-1", edge: "us-east-1", recovery: undefined },
  tags: [],
  specFile: "wordpress.yaml",
  keepsData: true,
  kmsKeyArn: undefined,
  iam: { path: undefined, permissionsBoundary: undefined },
};
const logGroup = { name: "/a", retentionDays: 30 };

describe("a graph that is built", () => {
  test("has its nodes, edges and outputs sorted, whatever the order they were added in", () => {
    const built = (order: readonly string[]) => {
      const g = graphBuilder(deployment);
      for (const id of order) g.add("logGroup", id, logGroup, []);
      for (const id of order) g.output(id, "d", id);
      for (const from of order) for (const to of order) g.link(from as NodeId, { kind: "writes" }, to as NodeId);
      for (const from of order) g.link(from as NodeId, { kind: "notifies" }, "b" as NodeId);
      return g.build();
    };
    const graph = built(["b", "a-2", "a", "B", "a-10"]);
    // By code unit: capitals first, and no locale.
    expect([...graph.nodes.keys()]).toEqual(["B", "a", "a-10", "a-2", "b"]);
    expect(graph.outputs.map(({ name }) => name)).toEqual(["B", "a", "a-10", "a-2", "b"]);
    expect(graph.edges.slice(0, 3).map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
      "B notifies b",
      "B writes B",
      "B writes a",
    ]);
    expect(graph).toEqual(built(["a", "b", "a-10", "a-2", "B"]));
    expect([...graph.nodes.keys()]).toEqual([...built(["a-10", "B", "b", "a", "a-2"]).nodes.keys()]);
  });

  test("orders ports as numbers, not as text", () => {
    const g = graphBuilder(deployment);
    const a = g.add("logGroup", "a", logGroup, []);
    for (const port of [3306, 443, 80, 11211]) g.link(a, { kind: "connects", port }, a);
    expect(g.build().edges.map((edge) => (edge.kind === "connects" ? edge.port : 0))).toEqual([80, 443, 3306, 11211]);
  });

  test("keeps one edge of those that say the same, and all that differ in port, behavior or link", () => {
    const g = graphBuilder(deployment);
    const a = g.add("logGroup", "a", logGroup, []);
    const b = g.add("logGroup", "b", logGroup, []);
    for (let twice = 0; twice < 2; twice += 1) {
      g.link(a, { kind: "connects", port: 80 }, b);
      g.link(a, { kind: "connects", port: 443 }, b);
      g.link(a, { kind: "serves", behavior: "/x" }, b);
      g.link(a, { kind: "serves", behavior: "/y" }, b);
      g.link(a, { kind: "reads" }, b);
      g.link(b, { kind: "reads" }, a);
    }
    expect(g.build().edges).toHaveLength(6);
  });

  test("knows of each node what it is, where it stands and which keys made it", () => {
    const g = graphBuilder(deployment);
    const id = g.add("logGroup", "a", logGroup, ["monitoring.logRetentionDays"]);
    g.add("logGroup", "b", logGroup, [], "edge");
    const { nodes } = g.build();
    expect(nodes.get(id)).toEqual({
      id: "a",
      kind: "logGroup",
      placement: "main",
      properties: logGroup,
      because: ["monitoring.logRetentionDays"],
    });
    expect(nodes.get("b" as NodeId)?.placement).toBe("edge");
  });

  test("does not change when more is added later", () => {
    const g = graphBuilder(deployment);
    g.add("logGroup", "a", logGroup, []);
    const before = g.build();
    g.output("Later", "d", "v");
    g.link(g.add("logGroup", "b", logGroup, []), { kind: "reads" }, "a" as NodeId);
    expect([before.nodes.size, before.edges.length, before.outputs.length]).toEqual([1, 0, 0]);
  });
});

test("two nodes of one name are a bug, also of different kinds", () => {
  const g = graphBuilder(deployment);
  g.add("logGroup", "a", logGroup, []);
  expect(() => g.add("backupVault", "a", {}, [])).toThrow("Two nodes are called a.");
});

test("an edge to or from what is no node is a bug", () => {
  const g = graphBuilder(deployment);
  const a = g.add("logGroup", "a", logGroup, []);
  expect(() => g.link(a, { kind: "reads" }, "b" as NodeId)).toThrow("An edge names b, which is no node.");
  expect(() => g.link("c" as NodeId, { kind: "reads" }, a)).toThrow("An edge names c, which is no node.");
  expect(g.build().edges).toEqual([]);
});
