import { isPrivateServer } from "../../../compiler/plan/network-plan.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2"> = {
  tiers: ["ec2"],
  severity: "warning",
  source: "Whitepaper, Recovering from Failure: a static IP is reassigned to the replacement",
  *check({ spec }) {
    if (spec.web.staticIp || isPrivateServer(spec)) return;
    yield {
      at: "web.staticIp",
      message: spec.cdn.enabled
        ? "With staticIp: false a stop and start changes the server's address and name: CloudFront goes on asking the old one until the next deployment."
        : "With staticIp: false a stop and start changes the server's address: DNS then leads to somebody else's server.",
      hint: "Delete web.staticIp: false.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "web.staticIp" }] },
    };
  },
};
