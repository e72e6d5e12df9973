import { trafficOf, type Traffic } from "../../compiler/graph/derive/traffic.js";
import type { NodeId } from "../../compiler/graph/node.js";
import { nodesOf } from "../../compiler/graph/graph.js";
import { regions } from "../../generated/facts.js";
import { getAtt, nameTag, ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** Parameter for the prefix list of a region whose id is not known. */
export const prefixListParameter = "CloudFrontPrefixListId";

/** The id of CloudFront's origin-facing prefix list in this region, or the parameter that asks for it. */
export function cloudFrontPrefixList(region: string): Cfn {
  return regions.find((each) => each.name === region)?.prefixList ?? ref(prefixListParameter);
}

/** A group that may open no connection: CloudFormation allows all when no rule is written, so one that matches nothing. */
const nowhere: CfnObject = { IpProtocol: "-1", CidrIp: "127.0.0.1/32", Description: "nothing" };

const tcp = (port: number): CfnObject => ({ IpProtocol: "tcp", FromPort: port, ToPort: port });
const addressOf = (cidr: string): CfnObject => (cidr.includes(":") ? { CidrIpv6: cidr } : { CidrIp: cidr });

const addressRules = (traffic: readonly Traffic[], direction: Traffic["direction"]): readonly CfnObject[] =>
  traffic.flatMap(({ direction: way, peer, port }) =>
    way === direction && peer.by === "addresses" ? peer.cidrs.map((cidr) => ({ ...tcp(port), ...addressOf(cidr) })) : [],
  );

function group(context: EmitContext, part: string, description: string, rules: CfnObject): Resource {
  const [network] = nodesOf(context.graph, "network");
  if (network === undefined) throw new Error("A security group needs a network.");
  return {
    name: context.name(part),
    type: "AWS::EC2::SecurityGroup",
    properties: {
      GroupDescription: description,
      VpcId: context.value({ ref: network.id, attribute: "id" }),
      ...rules,
      Tags: [nameTag(`${context.graph.deployment.name}-${description}`)],
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
  return parts.map((part) => getAtt(context.nameOf(id, part), "GroupId"));
}

/** The security groups of a node, printed from its `connects` edges. Rules between groups stand alone: no cycles. */
export function securityGroups(context: EmitContext, id: NodeId, description: string): readonly Resource[] {
  const traffic = trafficOf(context.graph, id);
  const incoming = addressRules(traffic, "in");
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
  const betweenGroups = traffic.flatMap(({ direction, peer, port }): readonly Resource[] => {
    if (peer.by !== "group") return [];
    const isIn = direction === "in";
    const rule = `${isIn ? "from" : "to"}-${peer.node}-${port}`;
    const other = getAtt(context.nameOf(peer.node, "security-group"), "GroupId");
    return [
      {
        name: context.name(rule),
        type: isIn ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress",
        properties: {
          GroupId: getAtt(context.name("security-group"), "GroupId"),
          ...tcp(port),
          ...(isIn ? { SourceSecurityGroupId: other } : { DestinationSecurityGroupId: other }),
        },
      },
    ];
  });
  return [own, ...fromCloudFront, ...betweenGroups];
}
