import { expect, test } from "vitest";
import type { Relation } from "../../../../src/compiler/graph/edge.js";
import type { NodeKind } from "../../../../src/compiler/graph/node.js";
import { groupedKinds, isGrouped, trafficOf } from "../../../../src/compiler/graph/derive/traffic.js";
import { layers } from "../../../../src/emitters/layers.js";
import { standing } from "../../../support/emit-web.js";

const kinds: readonly NodeKind[] = layers.flatMap((layer) => [...layer.kinds]);

/** A fleet that connects to and from a node of this kind. */
function between(kind: NodeKind, relation: Relation = { kind: "connects", port: 443 }) {
  const { g } = standing();
  const fleet = g.add("webFleet", "web", {} as never, []);
  const other = g.add(kind, "other", { cidrs: ["198.51.100.0/24"] } as never, []);
  g.link(other, relation, fleet);
  g.link(fleet, relation, other);
  return trafficOf(g.build(), fleet);
}

test("what has a security group of its own is a peer by that group, both ways", () => {
  for (const kind of groupedKinds) {
    expect(between(kind), kind).toEqual([
      { direction: "in", peer: { by: "group", node: "other" }, port: 443 },
      { direction: "out", peer: { by: "group", node: "other" }, port: 443 },
    ]);
  }
});

test("CloudFront has no group; its addresses are its own", () => {
  expect(between("distribution").map(({ peer }) => peer)).toEqual([{ by: "cloudFront" }, { by: "cloudFront" }]);
});

test("a range of addresses is a peer with all its networks", () => {
  const peer = { by: "addresses", node: "other", cidrs: ["198.51.100.0/24"] };
  expect(between("addressRange").map((each) => each.peer)).toEqual([peer, peer]);
});

test("nothing else can be the other end of a connection", () => {
  const known: readonly NodeKind[] = [...groupedKinds, "addressRange", "distribution"];
  const others = kinds.filter((kind) => !known.includes(kind));
  expect(others.length).toBeGreaterThan(15);
  for (const kind of others) expect(between(kind), kind).toEqual([]);
});

test("only connections open ports: no other link does", () => {
  const links = "runsIn routesTo mounts reads writes protects backsUp replicatesTo resolvesTo notifies".split(" ");
  for (const kind of links as Exclude<Relation["kind"], "connects" | "serves">[]) {
    expect(between("fileSystem", { kind }), kind).toEqual([]);
  }
  expect(between("distribution", { kind: "serves", behavior: "*" })).toEqual([]);
});

test("each port is a rule, and connections of other nodes are not this node's", () => {
  const { g } = standing();
  const balancer = g.add("loadBalancer", "balancer", {} as never, []);
  const fleet = g.add("webFleet", "web", {} as never, []);
  const database = g.add("databaseCluster", "database", {} as never, []);
  g.link(balancer, { kind: "connects", port: 443 }, fleet);
  g.link(balancer, { kind: "connects", port: 80 }, fleet);
  g.link(fleet, { kind: "connects", port: 3306 }, database);
  const graph = g.build();
  const brief = (id: typeof balancer | typeof fleet | typeof database) =>
    trafficOf(graph, id).map(({ direction, port }) => `${direction} ${port}`);
  expect(brief(balancer)).toEqual(["out 80", "out 443"]);
  expect(brief(fleet)).toEqual(["in 80", "in 443", "out 3306"]);
  expect(brief(database)).toEqual(["in 3306"]);
});

test("kinds with a group are told apart from those without", () => {
  expect(kinds.filter(isGrouped).toSorted()).toEqual([...groupedKinds].toSorted());
});
