import { networkLayers } from "../../../compiler/plan/network-plan.js";
import type { RuleFor } from "../../rule.js";

const layers = { publicSubnetIds: "public", appSubnetIds: "app", dataSubnetIds: "data" } as const;
const keys = ["publicSubnetIds", "appSubnetIds", "dataSubnetIds"] as const;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Whitepaper, Architecture Components: public, app and data subnets; load balancer and Aurora want two zones",
  *check({ spec }) {
    const { existing } = spec.network;
    if (existing === undefined) return;
    const seen = new Map<string, string>();
    const used = networkLayers(spec);
    for (const layer of keys) {
      const ids = existing[layer];
      // One server stands in one zone; what it does not use may be as it is.
      const isSpread = layers[layer] === "data" || "availabilityZones" in spec;
      if (ids.length < 2 && isSpread && used.includes(layers[layer])) {
        yield {
          at: `network.existing.${layer}`,
          message: `${layer} lists ${ids.join()} alone: load balancer, database and file system want two Availability Zones.`,
          hint: "Add a subnet of a second zone.",
        };
      }
      for (const [index, id] of ids.entries()) {
        const first = seen.get(id);
        if (first !== undefined) {
          yield {
            at: `network.existing.${layer}.${index}`,
            message: `${id} is in ${first} and in ${layer}: layers that share a subnet protect nothing.`,
            hint: "Write each subnet once.",
          };
        }
        seen.set(id, layer);
      }
    }
  },
};
