import type { Rule } from "../../rule.js";
import { isNearlyEverybody } from "../../wide-network.js";

export const rule: Rule = {
  severity: "error",
  source: "AWS WAF Developer Guide, IP sets: /0 is refused",
  *check({ spec }) {
    const { waf } = spec.cdn;
    if (!spec.cdn.enabled || typeof waf !== "object") return;
    for (const [index, cidr] of (waf.allowCidrs ?? []).entries()) {
      if (!isNearlyEverybody(cidr)) continue;
      yield {
        at: `cdn.waf.allowCidrs.${index}`,
        message: `${cidr} lets nearly everybody past every rule of the firewall.`,
        hint: "Write the networks that are yours, such as 203.0.113.0/24, or cdn.waf: { mode: count } to only watch.",
      };
    }
  },
};
