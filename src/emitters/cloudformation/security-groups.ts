import { trafficOf, type Traffic } from "../../compiler/graph/derive/traffic.js";
import type { NodeId } from "../../compiler/graph/node.js";
import { regions } from "../../generated/facts.js";
import { ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";
import { parameters } from "./parameters.js";
import { vpcId } from "./vpc-id.js";

/** The id of CloudFront's origin-facing prefix list in this region, or the parameter that asks for it. */
export function cloudFrontPrefixList(region: string): Cfn {
  return regions.find((each) => each.name === region)?.prefixList ?? ref(parameters.prefixList.name);
}

/** A group that may open no connection: CloudFormation allows all when no rule is written, so one that matches nothing. */
const nowhere: CfnObject = { IpProtocol: "-1", CidrIp: "127.0.0.1/32" };

const tcp = (port: number): CfnObject => ({ IpProtocol: "tcp", FromPort: port, ToPort: port });
const addressOf = (cidr: string): CfnObject => (cidr.includes(":") ? { CidrIpv6: cidr } : { CidrIp: cidr });

const addressRules = (traffic: readonly Traffic[], direction: Traffic["direction"]): readonly CfnObject[] =>
  traffic.flatMap(({ direction: way, peer, port }) =>
    way === direction && peer.by === "addresses"
      ? peer.cidrs.map((cidr) => ({ ...tcp(port), ...addressOf(cidr) }))
      : [],
  );

function group(context: EmitContext, part: string, description: string, rules: CfnObject): Resource {
  return {
    name: context.name(part),
    type: "AWS::EC2::SecurityGroup",
    properties: {
      GroupDescription: description,
      VpcId: vpcId(context),
      ...rules,
    },
  };
}

/** Ports that CloudFront reaches. Its prefix list weighs 55 of the 60 rules of a group, so each has a group of its own. */
const cloudFrontPorts = (traffic: readonly Traffic[]): readonly number[] =>
  traffic.filter(({ direction, peer }) => direction === "in" && peer.by === "cloudFront").map(({ port }) => port);

/** The names of all groups a node wears: its own, and one for each port that CloudFront reaches. */
export function securityGroupIds(context: EmitContext, id: NodeId): readonly Cfn[] {
  const ports = cloudFrontPorts(trafficOf(context.graph, id));
  const parts = ["security-group", ...ports.map((port) => `cloud-front-${port}-security-group`)];
  return parts.map((part) => ref(context.nameOf(id, part)));
}

/** What a group admits from other groups, inside the group itself. */
const groupRules = (context: EmitContext, traffic: readonly Traffic[]): readonly CfnObject[] =>
  traffic.flatMap(({ direction, peer, port }) =>
    direction === "in" && peer.by === "group"
      ? [{ ...tcp(port), SourceSecurityGroupId: ref(context.nameOf(peer.node, "security-group")) }]
      : [],
  );

/**
 * The security groups of a node, printed from its `connects` edges. What goes out to another group stands alone: two
 * groups that name each other inside themselves would be a cycle.
 */
export function securityGroups(context: EmitContext, id: NodeId, description: string): readonly Resource[] {
  const traffic = trafficOf(context.graph, id);
  const incoming = [...addressRules(traffic, "in"), ...groupRules(context, traffic)];
  const outgoing = addressRules(traffic, "out");
  const own = group(context, "security-group", description, {
    SecurityGroupIngress: incoming.length === 0 ? undefined : incoming,
    SecurityGroupEgress: outgoing.length === 0 ? [nowhere] : outgoing,
  });
  const fromCloudFront = cloudFrontPorts(traffic).map((port) =>
    group(context, `cloud-front-${port}-security-group`, `${description} from CloudFront ${port}`, {
      SecurityGroupIngress: [
        { ...tcp(port), SourcePrefixListId: cloudFrontPrefixList(context.graph.deployment.regions.main) },
      ],
      SecurityGroupEgress: [nowhere],
    }),
  );
  const toGroups = traffic.flatMap(({ direction, peer, port }): readonly Resource[] =>
    direction === "out" && peer.by === "group"
      ? [
          {
            name: context.name(`to-${peer.node}-${port}`),
            type: "AWS::EC2::SecurityGroupEgress",
            properties: {
              GroupId: ref(context.name("security-group")),
              ...tcp(port),
              DestinationSecurityGroupId: ref(context.nameOf(peer.node, "security-group")),
            },
          },
        ]
      : [],
  );
  return [own, ...fromCloudFront, ...toGroups];
}
