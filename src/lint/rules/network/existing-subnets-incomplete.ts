import type { Rule } from "../../rule.js";

const layers = ["publicSubnetIds", "appSubnetIds", "dataSubnetIds"] as const;

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Architecture Components: public, app and data subnets; load balancer and Aurora want two zones",
  *check({ spec }) {
    const { existing } = spec.network;
    if (existing === undefined) return;
    const seen = new Map<string, string>();
    for (const layer of layers) {
      const ids = existing[layer];
      if (ids.length < 2) {
        yield {
          at: `network.existing.${layer}`,
          message: `${layer} lists one subnet: load balancer, database and file system want two Availability Zones.`,
          hint: "List a subnet of a second zone.",
        };
      }
      for (const [index, id] of ids.entries()) {
        const first = seen.get(id);
        if (first !== undefined) {
          yield {
            at: `network.existing.${layer}.${index}`,
            message: `${id} is in ${first} and in ${layer}: ${first === layer ? "a zone would be counted twice" : "layers that share a subnet protect nothing"}.`,
            hint: "Write each subnet once.",
          };
        }
        seen.set(id, layer);
      }
    }
  },
};
