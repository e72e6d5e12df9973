import { ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Validated by records that CloudFormation itself writes: each name needs its zone, or the stack waits for days. */
export const certificate: NodeEmitter<"certificate"> = {
  attributes: { arn: (name) => ref(name()) },
  resources: (node, { name }) => {
    const { domainName, otherNames, hostedZoneId } = node.properties;
    return [
      {
        name: name(),
        type: "AWS::CertificateManager::Certificate",
        properties: {
          DomainName: domainName,
          SubjectAlternativeNames: otherNames.length === 0 ? undefined : otherNames,
          ValidationMethod: "DNS",
          DomainValidationOptions: [domainName, ...otherNames].map((DomainName) => ({
            DomainName,
            HostedZoneId: hostedZoneId,
          })),
        },
      },
    ];
  },
};
