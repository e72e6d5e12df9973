import type { Node } from "../../../compiler/graph/node.js";
import { getAtt } from "../cfn.js";
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

/** AWS WAF in front of the distribution: allowed addresses, the login limit, then managed groups in the order given. */
export const webAcl: NodeEmitter<"webAcl"> = {
  attributes: { arn: (name) => getAtt(name(), "Arn") },
  resources: (node, context) => {
    const { name } = context;
    const allowed = allowedAddresses(node);
    const rules = [
      ...allowed.map(({ rule }) => allowRule(rule, getAtt(name(rule), "Arn"))),
      loginRule(node.properties),
      ...node.properties.groups.map((group) => groupRule(group, node.properties)),
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
          Rules: rules.map((rule, index) => ({ Priority: index, ...rule })),
          VisibilityConfig: visibility(`${context.graph.deployment.name}-${node.id}`),
        },
      },
    ];
  },
};
