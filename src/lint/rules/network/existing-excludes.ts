import type { RuleFor } from "../../rule.js";

const ours = [
  "availabilityZones",
  "network.cidr",
  "network.subnets.public",
  "network.subnets.app",
  "network.subnets.data",
  "network.nat",
  "network.flowLogs",
] as const;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  supersedes: [
    "network/cidr-not-private",
    "network/cidr-overlaps-lightsail",
    "network/cidr-too-small",
    "network/flow-logs-off",
    "network/nat-none",
    "network/nat-single",
  ],
  source: "wpspec, network.existing: zones, addresses and routes are those of the network that is there",
  *check({ spec, resolved }) {
    if (spec.network.existing === undefined) return;
    for (const key of ours) {
      // A key of another tier was refused already.
      if (!resolved.isWritten(key)) continue;
      yield {
        at: key,
        message: `${key} cannot stand beside network.existing: that network has its own, and nothing of it is changed.`,
        hint: `Delete ${key}, or delete network.existing.`,
      };
    }
  },
};
