import { firewall } from "../../../generated/facts.js";
import type { Rule } from "../../rule.js";

const known: readonly string[] = firewall.groups.flatMap(({ rules }) => rules);

export const rule: Rule = {
  severity: "error",
  source: "AWS WAF Developer Guide, AWS Managed Rules rule groups list",
  *check({ spec }) {
    const { waf } = spec.cdn;
    if (!spec.cdn.enabled || typeof waf !== "object") return;
    for (const [index, name] of (waf.count ?? []).entries()) {
      if (known.includes(name)) continue;
      const alike = known.filter((each) => each.toLowerCase() === name.toLowerCase());
      yield {
        at: `cdn.waf.count.${index}`,
        message: `${name} is no rule of the managed groups in use, so nothing would be counted instead of blocked.`,
        hint:
          alike.length > 0
            ? `Write ${alike.join(" or ")}.`
            : "Write a rule name as the AWS console shows it, such as SQLi_COOKIE.",
      };
    }
  },
};
