import { prices } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const hourly = prices.list.find(({ id }) => id === "vpc/nat-gateway")?.usd ?? 0;
const monthly = Math.round(hourly * prices.hoursPerMonth);

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  isForProduction: true,
  source: "Whitepaper, Reference Architecture, (3): NAT gateways in each public subnet; Amazon VPC pricing",
  *check({ spec }) {
    if (spec.network.nat !== "single") return;
    yield {
      at: "network.nat",
      message: `With nat: single the failure of one zone cuts every server off from mail, payments and updates; a gateway for each zone is about $${monthly} more a month, in us-east-1.`,
      hint: "Write network.nat: perAz.",
      fix: { isSafe: true, changes: [{ kind: "set", at: "network.nat", to: "perAz" }] },
    };
  },
};
