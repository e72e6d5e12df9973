import { zoneSlots } from "../../../compiler/plan/subnet-plan.js";
import { zonesWithoutSlot } from "../../../compiler/plan/zone-slots.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "AWS documentation, Availability Zones: a zone's name is its region and a letter",
  *check({ spec }) {
    const zones = spec.availabilityZones;
    if (typeof zones === "number") return;
    const lettered = new RegExp(`^${spec.region}[a-z]$`);
    const withoutSlot = zonesWithoutSlot(zones);
    for (const [index, zone] of zones.entries()) {
      const at = `availabilityZones.${index}` as const;
      if (!lettered.test(zone)) {
        yield {
          at,
          message: `${zone} is no Availability Zone of ${spec.region}.`,
          hint: `Write a name such as ${spec.region}a.`,
        };
      } else if (withoutSlot.includes(zone)) {
        yield {
          at,
          message: `${zone} has no place in the address plan, which keeps ${zoneSlots} slots (a to f) so that no subnet ever moves.`,
          hint: "Name another zone, or write network.subnets yourself.",
        };
      }
    }
  },
};
