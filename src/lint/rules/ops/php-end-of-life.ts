import { newestPhp, securityUntil } from "../../php.js";
import type { RuleFor } from "../../rule.js";
import { supportOn } from "../../support.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "error", whitepaper: "info" },
  source: "php.net, Supported Versions",
  *check({ spec, resolved, today }) {
    const at = "wordpress.phpVersion";
    if (spec.web.bootstrap === "none" || !resolved.isWritten(at)) return;
    const { phpVersion } = spec.wordpress;
    const lastDay = securityUntil(phpVersion);
    const newest = newestPhp(spec);
    const support = lastDay === undefined ? "lasts" : supportOn(today, lastDay);
    if (support === "lasts" || newest === undefined) return;
    yield {
      at,
      message:
        support === "ended"
          ? `PHP ${phpVersion} has had no security fixes since ${lastDay}: whoever knows of a hole found later gets into every server.`
          : `PHP ${phpVersion} gets security fixes until ${lastDay}: holes that are found later stay open on every server.`,
      hint: `Write "${newest}", which gets them until ${securityUntil(newest)}, and try it in an environment first.`,
      // In profile whitepaper both are an info.
      ...(support === "ends" && spec.profile === "modern" ? { severity: "warning" } : {}),
      fix: { isSafe: false, changes: [{ kind: "set", at, to: newest }] },
    };
  },
};
