import { zonesOf } from "../../../compiler/plan/zone-slots.js";
import { usdPerMonth } from "../../price.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "info",
  source: "Amazon VPC User Guide, Pricing for NAT gateways; wpspec: spec/prices.yaml",
  *check({ spec, resolved }) {
    const { nat, existing } = spec.network;
    const zones = zonesOf(spec.availabilityZones).length;
    // Who writes perAz has thought of it; in a network that is there already nothing is made.
    if (nat !== "perAz" || zones < 3 || resolved.isWritten("network.nat") || existing !== undefined) return;
    yield {
      at: "availabilityZones",
      message: `Each of ${zones} zones gets a NAT gateway of its own, at about $${usdPerMonth("vpc/nat-gateway")} a month and what goes through it.`,
      hint: "Write network.nat: perAz if no zone shall need another, or single where servers may lose the internet with one zone.",
    };
  },
};
