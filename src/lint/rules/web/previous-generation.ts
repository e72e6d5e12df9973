import { instances } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const families: readonly string[] = instances.previousGeneration.families;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "info", whitepaper: "off" },
  source: "Amazon EC2 Instance Types, Previous generation instances",
  *check({ spec, resolved }) {
    const { instanceType } = spec.web;
    const [family = ""] = instanceType.split(".");
    if (!families.includes(family) || !resolved.isWritten("web.instanceType")) return;
    yield {
      at: "web.instanceType",
      message: `${instanceType} is of a generation that AWS calls previous: new zones do not have it, and newer types give visitors their pages faster for less.`,
      hint: "Write a current type such as c7g.large, or c7i.large for x86_64.",
    };
  },
};
