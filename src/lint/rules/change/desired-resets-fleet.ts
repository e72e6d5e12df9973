import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  source: "AWS CloudFormation User Guide, AWS::AutoScaling::AutoScalingGroup: DesiredCapacity",
  // A staging site has no peak.
  isForProduction: true,
  *check({ spec }) {
    const { capacity, scaling } = spec.web;
    if (capacity.desired === undefined || scaling === "none") return;
    if (scaling.metric === "none" && (scaling.schedule ?? []).length === 0) return;
    yield {
      at: "web.capacity.desired",
      message: `An update of the stack sets the fleet back to ${capacity.desired} servers, however many scaling has started by then: at a peak readers wait until it has started them again.`,
      hint: "Delete web.capacity.desired: the fleet begins with min, and scaling finds the size.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "web.capacity.desired" }] },
    };
  },
};
