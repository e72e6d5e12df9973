import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "warning",
  source: "Whitepaper, Recovering from Failure: a static IP is reassigned to the replacement",
  *check({ spec }) {
    if (spec.lightsail.staticIp) return;
    yield {
      at: "lightsail.staticIp",
      message: "With staticIp: false a stop and start changes the address: DNS then leads to somebody else's server.",
      hint: "Delete lightsail.staticIp: false; an attached address costs nothing.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "lightsail.staticIp" }] },
    };
  },
};
