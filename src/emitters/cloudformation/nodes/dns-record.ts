import type { NodeEmitter } from "../node-emitter.js";

/** Seconds, as a text: short, for an address may move to another server. */
const addressTtl = "300";

/** Alias records (free of charge, and allowed at the apex of a zone), or records with an address. */
export const dnsRecord: NodeEmitter<"dnsRecord"> = {
  attributes: {},
  resources: (node, { name, value }) => {
    const { hostedZoneId, types, target } = node.properties;
    return types.map((type) => ({
      name: name(type.toLowerCase()),
      type: "AWS::Route53::RecordSet",
      properties: {
        HostedZoneId: hostedZoneId,
        Name: node.properties.name,
        Type: type,
        ...("address" in target
          ? { TTL: addressTtl, ResourceRecords: [value(target.address)] }
          : {
              AliasTarget: {
                DNSName: value(target.dnsName),
                HostedZoneId: value(target.hostedZoneId),
                EvaluateTargetHealth: false,
              },
            }),
      },
    }));
  },
};
