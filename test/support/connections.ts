import type { Graph } from "../../src/compiler/graph/graph.js";
import { nodeOf } from "../../src/compiler/graph/graph.js";
import { at, list, mapping, ofType, target, type Json, type Template } from "./template.js";

/**
 * What a firewall lets through, as one line: `webFleet > databaseCluster 3306`, `0.0.0.0/0 > loadBalancer 80`,
 * `cloudFront > loadBalancer 443`.
 */
export type Connection = string;

const line = (from: string, to: string, port: Json | undefined): Connection => `${from} > ${to} ${String(port)}`;

/** Which component wears a security group, found by the properties that put groups on things. */
const wearers = [
  ["loadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer", ["SecurityGroups"]],
  ["webFleet", "AWS::EC2::LaunchTemplate", ["LaunchTemplateData", "SecurityGroupIds"]],
  ["fileSystem", "AWS::EFS::MountTarget", ["SecurityGroups"]],
  ["databaseCluster", "AWS::RDS::DBCluster", ["VpcSecurityGroupIds"]],
  ["cacheCluster", "AWS::ElastiCache::ReplicationGroup", ["SecurityGroupIds"]],
  ["cacheCluster", "AWS::ElastiCache::CacheCluster", ["VpcSecurityGroupIds"]],
  ["bastion", "AWS::EC2::Instance", ["NetworkInterfaces", 0, "GroupSet"]],
] as const;

/** Two kinds of instances stand alone: a server by the tag that it is known by, a bastion without. */
const isServer = (properties: Json): boolean =>
  list(at(properties, "Tags")).some((tag) => at(tag, "Key") === "wpspec:server");

/** The component behind each group. A group that nothing wears, or two components wear, is an error. */
function wearersOf(template: Template): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [kind, type, path] of wearers) {
    for (const { name, properties } of ofType(template, type)) {
      const component = kind === "bastion" && isServer(properties) ? "webServer" : kind;
      const groups = list(at(properties, ...path));
      // A launch template for one instance leaves the groups to the instance.
      if (groups.length === 0 && type !== "AWS::EC2::LaunchTemplate")
        throw new Error(`${name} wears no security group.`);
      for (const group of groups) {
        const id = target(group);
        if (id === undefined || !template.resources.has(id)) throw new Error(`${name} wears ${JSON.stringify(group)}.`);
        if ((found.get(id) ?? component) !== component) throw new Error(`Two components wear ${id}.`);
        found.set(id, component);
      }
    }
  }
  for (const { name } of ofType(template, "AWS::EC2::SecurityGroup")) {
    if (!found.has(name)) throw new Error(`Nothing wears ${name}.`);
  }
  return found;
}

/** A rule of a group that matches no packet: written so that CloudFormation does not add one that matches all. */
const isNowhere = (rule: Json): boolean => at(rule, "IpProtocol") === "-1" && at(rule, "CidrIp") === "127.0.0.1/32";

function peerOf(rule: Json, side: "Source" | "Destination", wearer: ReadonlyMap<string, string>): string {
  const group = at(rule, `${side}SecurityGroupId`);
  const peers = [
    at(rule, "CidrIp"),
    at(rule, "CidrIpv6"),
    group === undefined ? undefined : wearer.get(target(group) ?? ""),
    at(rule, `${side}PrefixListId`) === undefined ? undefined : "cloudFront",
  ].filter((each) => each !== undefined);
  const [peer] = peers;
  if (peers.length !== 1 || typeof peer !== "string")
    throw new Error(`A rule without one peer: ${JSON.stringify(rule)}`);
  return peer;
}

/** All that the security groups of a template admit (`in`) and allow to open (`out`), sorted. Only single TCP ports are known. */
export function connectionsOf(template: Template): {
  readonly in: readonly Connection[];
  readonly out: readonly Connection[];
} {
  const wearer = wearersOf(template);
  const found = { in: new Set<Connection>(), out: new Set<Connection>() };
  const take = (direction: "in" | "out", group: string, rule: Json): void => {
    if (isNowhere(rule)) return;
    const { IpProtocol, FromPort, ToPort } = mapping(rule);
    if (IpProtocol !== "tcp" || FromPort !== ToPort)
      throw new Error(`${group}: more than one TCP port: ${JSON.stringify(rule)}`);
    const own = wearer.get(group) ?? group;
    if (direction === "in") found.in.add(line(peerOf(rule, "Source", wearer), own, FromPort));
    else found.out.add(line(own, peerOf(rule, "Destination", wearer), FromPort));
  };
  for (const { name, properties } of ofType(template, "AWS::EC2::SecurityGroup")) {
    for (const rule of list(properties["SecurityGroupIngress"])) take("in", name, rule);
    const egress = list(properties["SecurityGroupEgress"]);
    if (egress.length === 0)
      throw new Error(`${name} writes no egress rule, so CloudFormation adds one that allows all.`);
    for (const rule of egress) take("out", name, rule);
  }
  for (const [type, direction] of [
    ["AWS::EC2::SecurityGroupIngress", "in"],
    ["AWS::EC2::SecurityGroupEgress", "out"],
  ] as const) {
    for (const { properties } of ofType(template, type))
      take(direction, target(properties["GroupId"]) ?? "", properties);
  }
  return { in: [...found.in].toSorted(), out: [...found.out].toSorted() };
}

/** What the `connects` edges of a graph ask for, in the same lines. Addresses and CloudFront have no group of their own. */
export function connectionsAsked(graph: Graph): {
  readonly in: readonly Connection[];
  readonly out: readonly Connection[];
} {
  const found = { in: new Set<Connection>(), out: new Set<Connection>() };
  for (const edge of graph.edges) {
    if (edge.kind !== "connects") continue;
    const [from, to] = [nodeOf(graph, edge.from), nodeOf(graph, edge.to)];
    const names = (node: typeof from): readonly string[] =>
      node.kind === "addressRange"
        ? node.properties.cidrs
        : node.kind === "distribution"
          ? ["cloudFront"]
          : [node.kind];
    const isOutside = ({ kind }: typeof from): boolean => kind === "addressRange" || kind === "distribution";
    // Lightsail has a firewall of its own, which knows ports and addresses but neither groups nor CloudFront.
    if (from.kind === "lightsailInstance" || to.kind === "lightsailInstance") continue;
    for (const source of names(from)) {
      for (const destination of names(to)) {
        if (!isOutside(to)) found.in.add(line(source, destination, edge.port));
        if (!isOutside(from)) found.out.add(line(source, destination, edge.port));
      }
    }
  }
  return { in: [...found.in].toSorted(), out: [...found.out].toSorted() };
}
