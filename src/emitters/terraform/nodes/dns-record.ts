import { resource } from "../block.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Seconds: short, for an address may move to another server. */
const addressTtl = 300;

/** Alias records (free of charge, and allowed at the apex of a zone), or records with an address. */
export const dnsRecord: NodeEmitter<"dnsRecord"> = {
  attributes: {},
  blocks: (node, { name, text }) => {
    const { hostedZoneId, types, target } = node.properties;
    return types.map((type) =>
      resource("route53_record", name(type.toLowerCase()), {
        zoneId: hostedZoneId,
        name: node.properties.name,
        type,
        ...("address" in target
          ? { ttl: addressTtl, records: [text(target.address)] }
          : {
              alias: {
                name: text(target.dnsName),
                zoneId: text(target.hostedZoneId),
                evaluateTargetHealth: false,
              },
            }),
      }),
    );
  },
};
