import type { Node } from "../../../compiler/graph/node.js";
import { getAtt, type CfnObject } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { allowRule, groupRule, loginRule, visibility } from "../web-acl-rules.js";

/** Addresses that no rule may stop, one set for each version of IP that occurs. */
const allowedAddresses = ({ properties }: Node<"webAcl">) =>
  (["IPV4", "IPV6"] as const)
    .map((version) => ({
      version,
      rule: `allowed-${version.toLowerCase()}`,
      addresses: properties.allowCidrs.filter((cidr) => cidr.includes(":") === (version === "IPV6")),
    }))
    .filter(({ addresses }) => addresses.length > 0);

/** Priorities for allowed addresses: one for each version of IP. */
const reserved = 2;

/** AWS WAF in front of the distribution: allowed addresses, the login limit, then managed groups in the order given. */
export const webAcl: NodeEmitter<"webAcl"> = {
  attributes: { arn: (name) => getAtt(name(), "Arn") },
  resources: (node, context) => {
    const { name } = context;
    const allowed = allowedAddresses(node);
    // The first priorities are kept for allowed addresses, so that adding some renumbers nothing.
    const rules: readonly CfnObject[] = [
      ...allowed.map(({ rule, version }) => ({
        Priority: version === "IPV4" ? 0 : 1,
        ...allowRule(rule, getAtt(name(rule), "Arn")),
      })),
      ...[loginRule(node.properties), ...node.properties.groups.map((group) => groupRule(group, node.properties))].map(
        (rule, index) => ({ Priority: index + reserved, ...rule }),
      ),
    ];
    return [
      ...allowed.map(({ version, rule, addresses }) => ({
        name: name(rule),
        type: "AWS::WAFv2::IPSet",
        properties: { Scope: "CLOUDFRONT", IPAddressVersion: version, Addresses: addresses },
      })),
      {
        name: name(),
        type: "AWS::WAFv2::WebACL",
        properties: {
          Scope: "CLOUDFRONT",
          DefaultAction: { Allow: {} },
          Rules: rules,
          VisibilityConfig: visibility(`${context.graph.deployment.name}-${node.id}`),
        },
      },
    ];
  },
};
