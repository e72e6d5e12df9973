import type { Node } from "../node.js";
import { deploymentValue, join } from "../value.js";
import type { Statement } from "./statement.js";

/** Records that prove to a certificate authority who owns a name, and no others. */
export const challengeStatements = (zone: Node<"hostedZone">): readonly Statement[] => [
  { sid: "FindZone", actions: ["route53:GetChange", "route53:ListHostedZones"], resources: ["*"] },
  {
    sid: "ProveNames",
    actions: ["route53:ChangeResourceRecordSets"],
    resources: [join("arn:", deploymentValue("partition"), `:route53:::hostedzone/${zone.properties.id}`)],
    condition: {
      operator: "ForAllValues:StringLike",
      key: "route53:ChangeResourceRecordSetsNormalizedRecordNames",
      value: "_acme-challenge.*",
    },
  },
];
