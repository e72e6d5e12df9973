import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Whitepaper, Reference Architecture, (3); Amazon VPC User Guide, NAT gateways",
  *check({ spec }) {
    if (spec.network.nat !== "none") return;
    const at = "network.nat";
    const hint = "Write network.nat: single, or perAz.";
    yield spec.web.bootstrap === "none"
      ? {
          at,
          severity: "warning",
          message:
            "With nat: none the servers reach no mail, no payments and no updates: only what the image holds, and what the VPC reaches by endpoints of your own.",
          hint,
        }
      : {
          at,
          message:
            "With nat: none a server of tier elastic reaches neither wordpress.org nor the secret with the database's password when it first boots: none becomes healthy, and each is replaced for ever.",
          hint,
        };
  },
};
