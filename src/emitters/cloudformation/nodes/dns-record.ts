import type { NodeEmitter } from "../node-emitter.js";

/** Alias records: free of charge, and allowed at the apex of a zone. */
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
        AliasTarget: {
          DNSName: value(target.dnsName),
          HostedZoneId: value(target.hostedZoneId),
          EvaluateTargetHealth: false,
        },
      },
    }));
  },
};
