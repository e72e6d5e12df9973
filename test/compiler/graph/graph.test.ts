import { expect, test } from "vitest";
import { nodeOf, nodesOf, sourcesOf, targetsOf } from "../../../src/compiler/graph/graph.js";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import { standing } from "../../support/emit-web.js";

function small() {
  const { g } = standing();
  const logs = ["web-logs", "app-logs"].map((id) => g.add("logGroup", id, { name: `/${id}`, retentionDays: 30 }, []));
  const vault = g.add("backupVault", "vault", {}, []);
  const topic = g.add("notificationTopic", "topic", { emails: [] }, []);
  for (const to of [...logs, vault]) g.link(topic, { kind: "writes" }, to);
  for (const port of [80, 443]) g.link(topic, { kind: "connects", port }, vault);
  return { graph: g.build(), topic, vault };
}
const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

test("a node is found by its id, and one that is not there is a bug", () => {
  const { graph, vault } = small();
  expect(nodeOf(graph, vault)).toMatchObject({ id: "vault", kind: "backupVault" });
  expect(() => nodeOf(graph, "other" as NodeId)).toThrow("The graph has no node other.");
});

test("nodes of one kind come sorted and without the others", () => {
  const { graph } = small();
  expect(ids(nodesOf(graph, "logGroup"))).toEqual(["app-logs", "web-logs"]);
  expect(nodesOf(graph, "webFleet")).toEqual([]);
});

test("targets follow edges of one link forwards only, of one kind when it is given", () => {
  const { graph, topic, vault } = small();
  expect(ids(targetsOf(graph, topic, "writes"))).toEqual(["app-logs", "vault", "web-logs"]);
  expect(ids(targetsOf(graph, topic, "writes", "logGroup"))).toEqual(["app-logs", "web-logs"]);
  expect(targetsOf(graph, topic, "reads")).toEqual([]);
  expect(targetsOf(graph, vault, "writes")).toEqual([]);
});

test("sources follow them backwards", () => {
  const { graph, topic, vault } = small();
  expect(ids(sourcesOf(graph, vault, "writes"))).toEqual(["topic"]);
  expect(sourcesOf(graph, vault, "writes", "logGroup")).toEqual([]);
  expect(sourcesOf(graph, topic, "writes")).toEqual([]);
});

test("several edges between two nodes give the other node once", () => {
  const { graph, topic, vault } = small();
  expect(ids(targetsOf(graph, topic, "connects"))).toEqual(["vault"]);
  expect(ids(sourcesOf(graph, vault, "connects"))).toEqual(["topic"]);
});
