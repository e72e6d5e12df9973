import {
  networkContains,
  networksOverlap,
  parseNetwork,
  sizeOf,
  type Ipv4Network,
} from "../../../compiler/plan/subnet-plan.js";
import { networkLayers, networkZones } from "../../../compiler/plan/network-plan.js";
import { layers } from "../../../compiler/graph/kinds/network.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon VPC User Guide, Subnet CIDR blocks",
  *check({ spec }) {
    const { subnets, cidr } = spec.network;
    const vpc = parseNetwork(cidr);
    if (vpc === undefined || layers.every((layer) => subnets[layer] === undefined)) return;
    const zones = networkZones(spec).length;
    const used = networkLayers(spec);
    const seen: { cidr: string; network: Ipv4Network }[] = [];
    for (const layer of layers) {
      const blocks = subnets[layer];
      if (blocks === undefined) {
        // A single server may have no app or data layer.
        if (!used.includes(layer)) continue;
        yield {
          at: "network.subnets",
          message: `Subnets are written for some layers, not for ${layer}: computed ones could overlap them.`,
          hint: `Add network.subnets.${layer} with ${zones} blocks, or write none of the three.`,
        };
        continue;
      }
      if (blocks.length !== zones) {
        yield {
          at: `network.subnets.${layer}`,
          message: `The ${layer} layer has ${blocks.length} subnet${blocks.length === 1 ? "" : "s"} for ${zones} zones.`,
          hint: `Write ${zones} blocks, one for each Availability Zone.`,
        };
      }
      for (const [index, block] of blocks.entries()) {
        const at = `network.subnets.${layer}.${index}` as const;
        const network = parseNetwork(block);
        if (network === undefined || network.first % sizeOf(network) !== 0) {
          yield { at, message: `${block} is no IPv4 network.`, hint: "Write a network such as 10.0.1.0/24." };
          continue;
        }
        if (!networkContains(vpc, network)) {
          yield {
            at,
            message: `${block} lies outside the VPC ${cidr}: AWS refuses the subnet.`,
            hint: "Write a block inside network.cidr.",
          };
        }
        if (network.prefix > 27) {
          yield {
            at,
            message: `${block} is too small: a load balancer needs a /27 with 8 free addresses.`,
            hint: "Write /27 or larger.",
          };
        }
        const other = seen.find((each) => networksOverlap(each.network, network));
        if (other !== undefined) {
          yield {
            at,
            message: `${block} overlaps ${other.cidr}: AWS refuses the second subnet.`,
            hint: "Write disjoint blocks.",
          };
        }
        seen.push({ cidr: block, network });
      }
    }
  },
};
