import type { RuleFor } from "../../rule.js";

/** What packages, a mount and the first installation take on a small server. */
const enough = 300;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: { modern: "warning", whitepaper: "info" },
  source: "Amazon EC2 Auto Scaling User Guide, Set the health check grace period for an Auto Scaling group",
  *check({ spec, resolved }) {
    const { graceSeconds } = spec.web.healthCheck;
    if (graceSeconds >= enough || !resolved.isWritten("web.healthCheck.graceSeconds")) return;
    yield {
      at: "web.healthCheck.graceSeconds",
      message: `A new server that is still installing after ${graceSeconds} seconds is replaced by one that installs as long: the fleet may never come up.`,
      hint: `Write web.healthCheck.graceSeconds: ${enough}, or delete the key.`,
      fix: { isSafe: true, changes: [{ kind: "set", at: "web.healthCheck.graceSeconds", to: enough }] },
    };
  },
};
