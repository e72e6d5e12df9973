import { trafficOf, type Traffic } from "../../compiler/graph/derive/traffic.js";
import type { NodeId } from "../../compiler/graph/node.js";
import { resource, type Block } from "./block.js";
import { rangeName } from "./range-name.js";
import { cloudFrontPrefixList } from "./lookups.js";
import { attributeOf } from "./names.js";
import type { EmitContext } from "./node-emitter.js";
import { vpcId } from "./places.js";

/** Ports that CloudFront reaches. Its prefix list weighs 55 of the 60 rules of a group, so each has a group of its own. */
const cloudFrontPorts = (traffic: readonly Traffic[]): readonly number[] =>
  traffic.filter(({ direction, peer }) => direction === "in" && peer.by === "cloudFront").map(({ port }) => port);

const ownGroup = "security-group";
const cloudFrontGroup = (port: number): string => `cloud-front-${port}-security-group`;

const groupId = ({ nameOf }: EmitContext, id: NodeId, part = ownGroup): string =>
  attributeOf("security_group", nameOf(id, part), "id");

/** The ids of all groups a node wears: its own, and one for each port that CloudFront reaches. */
export function securityGroupIds(context: EmitContext, id: NodeId): string[] {
  const ports = cloudFrontPorts(trafficOf(context.graph, id));
  return [ownGroup, ...ports.map(cloudFrontGroup)].map((part) => groupId(context, id, part));
}

/**
 * A group without rules: Terraform takes AWS's own "allow all" out of it. One of another VPC or description is made
 * before the old one goes, which is in use until then; the provider gives each a name of its own.
 */
const group = (context: EmitContext, part: string, description: string): Block =>
  resource("security_group", context.name(part), { description, vpcId: vpcId(context) }, { createBeforeDestroy: true });

/** Where a rule leads, and how its name says so. */
interface RulePeer {
  readonly part: string;
  readonly to:
    | { readonly referencedSecurityGroupId: string }
    | { readonly prefixListId: string }
    | { readonly cidrIpv4: string }
    | { readonly cidrIpv6: string };
}

const addressPeer = (cidr: string): RulePeer => ({
  part: rangeName(cidr),
  to: cidr.includes(":") ? { cidrIpv6: cidr } : { cidrIpv4: cidr },
});

function peersOf(context: EmitContext, { peer }: Traffic): readonly RulePeer[] {
  if (peer.by === "group") return [{ part: peer.node, to: { referencedSecurityGroupId: groupId(context, peer.node) } }];
  if (peer.by === "cloudFront") return [{ part: "cloud-front", to: { prefixListId: cloudFrontPrefixList } }];
  return peer.cidrs.map((cidr) => addressPeer(cidr));
}

/**
 * One rule a resource, as the provider wants them. The name says all that makes a rule, and nothing else: a changed
 * rule is another resource, and the same rule is never made again while the old one is there, which EC2 refuses.
 */
function rulesOf(context: EmitContext, traffic: Traffic): readonly Block[] {
  const { direction, peer, port } = traffic;
  const own = peer.by === "cloudFront" ? cloudFrontGroup(port) : ownGroup;
  const shared = {
    securityGroupId: context.attribute("security_group", "id", own),
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
  };
  return peersOf(context, traffic).map(({ part, to }) =>
    direction === "in"
      ? resource("vpc_security_group_ingress_rule", context.name(`from-${part}-${port}`), { ...shared, ...to })
      : resource("vpc_security_group_egress_rule", context.name(`to-${part}-${port}`), { ...shared, ...to }),
  );
}

/** The security groups of a node and their rules, printed from its `connects` edges. */
export function securityGroups(context: EmitContext, id: NodeId, description: string): readonly Block[] {
  const traffic = trafficOf(context.graph, id);
  return [
    group(context, ownGroup, description),
    ...cloudFrontPorts(traffic).map((port) =>
      group(context, cloudFrontGroup(port), `${description} from CloudFront ${port}`),
    ),
    ...traffic.flatMap((each) => rulesOf(context, each)),
  ];
}
