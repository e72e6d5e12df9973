import { resource } from "../block.js";
import { certificateValidation } from "../certificate-validation.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Its ARN is that of the validation: who uses it waits until it is issued. */
export const certificate: NodeEmitter<"certificate"> = {
  attributes: { arn: (name) => attributeOf("acm_certificate_validation", name(), "certificate_arn") },
  blocks: (node, context) => {
    const { domainName, otherNames, hostedZoneId } = node.properties;
    return [
      // Other names make another certificate, and the one in use cannot be deleted.
      resource(
        "acm_certificate",
        context.name(),
        {
          domainName,
          subjectAlternativeNames: otherNames.length === 0 ? undefined : [...otherNames],
          validationMethod: "DNS",
        },
        { createBeforeDestroy: true },
      ),
      ...certificateValidation(context, [domainName, ...otherNames], hostedZoneId),
    ];
  },
};
