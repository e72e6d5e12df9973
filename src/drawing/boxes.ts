import type { Graph } from "../compiler/graph/graph.js";
import type { Node, NodeId, NodeKind } from "../compiler/graph/node.js";
import type { Box, Family } from "./picture.js";
import { say } from "./say.js";
import { counted } from "./said.js";

/** Kinds that are no boxes: subnets and networks are frames, route tables and roles are what arrows say. */
export const notBoxes: readonly NodeKind[] = ["network", "subnet", "routeTable", "role"];

/** Kinds whose nodes share a box: there are many of them, and each says little. */
const shared: { readonly [K in NodeKind]?: { readonly id: string; readonly title: string } } = {
  dnsRecord: { id: "dns", title: "Amazon Route 53" },
  hostedZone: { id: "dns", title: "Amazon Route 53" },
  alarm: { id: "alarms", title: "CloudWatch alarms" },
  lightsailAlarm: { id: "instance-alarms", title: "Lightsail alarms" },
  backupPlan: { id: "backup-plans", title: "AWS Backup" },
  logGroup: { id: "log-groups", title: "CloudWatch Logs" },
};

const families: Readonly<Record<NodeKind, Family>> = {
  network: "network",
  subnet: "network",
  internetGateway: "network",
  natGateway: "network",
  routeTable: "network",
  vpcEndpoint: "network",
  flowLog: "operations",
  addressRange: "people",
  bastion: "compute",
  staticIp: "network",
  loadBalancer: "network",
  webFleet: "compute",
  webServer: "compute",
  lightsailInstance: "compute",
  fileSystem: "storage",
  databaseCluster: "data",
  cacheCluster: "data",
  dataVolume: "storage",
  staticBucket: "storage",
  replicaBucket: "storage",
  logBucket: "storage",
  distribution: "edge",
  certificate: "operations",
  hostedZone: "edge",
  dnsRecord: "edge",
  webAcl: "edge",
  role: "operations",
  iamUser: "operations",
  secret: "operations",
  logGroup: "operations",
  notificationTopic: "operations",
  alarm: "operations",
  lightsailAlarm: "operations",
  dashboard: "operations",
  budget: "operations",
  backupVault: "storage",
  backupPlan: "operations",
};

const isEverybody = (node: Node): boolean =>
  node.kind === "addressRange" && node.properties.cidrs.includes("0.0.0.0/0");

/** The id of the box that stands for the internet and those who come from there. */
export const visitors = "internet";

/** What several nodes in one box have to say together. */
function sharedLines(nodes: readonly Node[]): readonly string[] {
  const [first] = nodes;
  if (first === undefined) return [];
  if (first.kind === "alarm" || first.kind === "lightsailAlarm") return [counted(nodes.length, "alarm")];
  if (first.kind === "backupPlan")
    return nodes.map((node) => `${node.id}, ${node.kind === "backupPlan" ? node.properties.retentionDays : 0} days`);
  const named = nodes.filter(({ kind }) => kind !== "hostedZone");
  const lines = (named.length === 0 ? nodes : named).flatMap((node) => say(node).lines.slice(0, 1));
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `and ${lines.length - 2} more`];
}

const people = (nodes: readonly NodeId[]): Box => ({
  id: visitors,
  kind: "addressRange",
  family: "people",
  title: "Visitors",
  lines: [],
  nodes,
});

/** The boxes of a graph, by the id of each node that stands in one. Visitors are there always. */
export function boxesOf(graph: Graph): { readonly boxes: readonly Box[]; readonly boxOf: ReadonlyMap<NodeId, Box> } {
  const groups = new Map<string, Node[]>();
  for (const node of graph.nodes.values()) {
    if (notBoxes.includes(node.kind)) continue;
    const id = isEverybody(node) ? visitors : (shared[node.kind]?.id ?? node.id);
    groups.set(id, [...(groups.get(id) ?? []), node]);
  }
  const boxes: Box[] = groups.has(visitors) ? [] : [people([])];
  const boxOf = new Map<NodeId, Box>();
  for (const [id, nodes] of groups) {
    const [first] = nodes;
    if (first === undefined) continue;
    const ids = nodes.map((node) => node.id);
    const together = shared[first.kind];
    const { title, lines } = together === undefined ? say(first) : { title: together.title, lines: sharedLines(nodes) };
    const own: Box = { id, kind: first.kind, family: families[first.kind], title, lines, nodes: ids };
    const box = id === visitors ? people(ids) : own;
    boxes.push(box);
    for (const each of ids) boxOf.set(each, box);
  }
  return { boxes, boxOf };
}
