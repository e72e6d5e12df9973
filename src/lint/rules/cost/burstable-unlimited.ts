import { instances } from "../../../generated/facts.js";
import { usdFor } from "../../price.js";
import type { RuleFor } from "../../rule.js";

const { baselinePercent, unlimitedFamilies } = instances.burstable;
const baselines = new Map<string, number>(Object.entries(baselinePercent));
const unlimited: readonly string[] = unlimitedFamilies;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  source: "Amazon EC2 User Guide, Unlimited mode for burstable performance instances",
  // Nobody keeps a staging fleet busy all day.
  isForProduction: true,
  *check({ spec, resolved }) {
    const { instanceType, scaling } = spec.web;
    const [family = "", size = ""] = instanceType.split(".");
    const baseline = baselines.get(size);
    if (!resolved.isWritten("web.instanceType") || !unlimited.includes(family) || baseline === undefined) return;
    if (scaling === "none" || scaling.metric !== "cpu" || scaling.target === undefined) return;
    if (scaling.target <= baseline) return;
    const usd = usdFor(family === "t4g" ? "ec2/surplus-credits-graviton" : "ec2/surplus-credits");
    yield {
      at: "web.instanceType",
      message: `A busy fleet is kept at ${scaling.target} % of its processors, and a ${instanceType} may use ${baseline} %: all above is billed, about $${usd.toFixed(2)} for each processor and hour.`,
      hint: `Write a type of fixed performance, such as c7g.large, or web.scaling.target: ${baseline}.`,
    };
  },
};
