import type { Node } from "../../../compiler/graph/node.js";
import { resource } from "../block.js";
import { attributeOf } from "../names.js";
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

/**
 * AWS WAF in front of the distribution: allowed addresses, the login limit, then managed groups in the order given.
 * What is no longer wanted goes last, for WAF deletes nothing that is still used.
 */
export const webAcl: NodeEmitter<"webAcl"> = {
  attributes: { arn: (name) => attributeOf("wafv2_web_acl", name(), "arn") },
  blocks: (node, { graph, name, attribute }) => {
    const allowed = allowedAddresses(node);
    const others = [
      loginRule(node.properties),
      ...node.properties.groups.map((group) => groupRule(group, node.properties)),
    ];
    return [
      ...allowed.map(({ version, rule, addresses }) =>
        resource(
          "wafv2_ip_set",
          name(rule),
          { scope: "CLOUDFRONT", ipAddressVersion: version, addresses },
          { createBeforeDestroy: true },
        ),
      ),
      resource(
        "wafv2_web_acl",
        name(),
        {
          scope: "CLOUDFRONT",
          defaultAction: { allow: {} },
          // The first priorities are kept for allowed addresses, so that adding some renumbers nothing.
          rule: [
            ...allowed.map(({ rule, version }) => ({
              priority: version === "IPV4" ? 0 : 1,
              ...allowRule(rule, attribute("wafv2_ip_set", "arn", rule)),
            })),
            ...others.map((rule, index) => ({ priority: index + reserved, ...rule })),
          ],
          visibilityConfig: visibility(`${graph.deployment.name}-${node.id}`),
        },
        { createBeforeDestroy: true },
      ),
    ];
  },
};
