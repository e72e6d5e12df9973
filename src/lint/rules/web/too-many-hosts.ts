import { hostsOf, sitesOf } from "../../../compiler/plan/hosts.js";
import { limits } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const most = limits.rulesPerLoadBalancer.value;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Elastic Load Balancing, Quotas for your Application Load Balancers: rules per load balancer",
  *check({ spec }) {
    // With match-viewer both listeners tell the names apart.
    const rules = hostsOf(spec).length * (spec.cdn.enabled && spec.cdn.originProtocol === "match-viewer" ? 2 : 1);
    if (sitesOf(spec).length === 0 || rules <= most) return;
    yield {
      at: "wordpress.sites",
      message: `The load balancer would need ${rules} rules for the names up to ${hostsOf(spec).at(-1)}; it takes ${most}, and visitors of the rest would get no page.`,
      hint: "Delete aliases, or write some of the sites into a spec of their own.",
    };
  },
};
