import type { TierSpec } from "../../../generated/spec.js";
import { firewall as facts } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";

/** AWS WAF on the distribution, with the exceptions WordPress needs; nothing when `cdn.waf` is false. */
export function firewall(g: GraphBuilder, spec: TierSpec): NodeId<"webAcl"> | undefined {
  const { waf } = spec.cdn;
  if (waf === false) return undefined;
  const written = typeof waf === "object" ? waf : undefined;
  const ours = facts.counted.flatMap(({ rules }) => rules.map(({ name }) => name));
  const xmlrpc = spec.wordpress.xmlrpc === "allow" ? [facts.xmlrpc.rule] : [];
  const counted = new Set<string>([...ours, ...xmlrpc, ...(written?.count ?? [])]);
  const countedRules = facts.groups.flatMap(({ name: group, rules: known }) => {
    const rules = known.filter((rule) => counted.has(rule));
    return rules.length === 0 ? [] : [{ group, rules }];
  });
  return g.add(
    "webAcl",
    "web-acl",
    {
      blocks: (written?.mode ?? "block") === "block",
      allowCidrs: written?.allowCidrs ?? [],
      groups: facts.groups.map(({ name }) => name),
      countedRules,
      loginLimit: facts.loginLimit,
    },
    ["cdn.waf"],
    "edge",
  );
}
