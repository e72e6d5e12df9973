import { logStatements } from "../../log-statements.js";
import { getAtt, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { bucketArn, privateBucket } from "../private-bucket.js";

const noncurrentDays = 7;

/** The bucket of the logs of services. It logs no access to itself: that would never end. */
export const logBucket: NodeEmitter<"logBucket"> = {
  attributes: {
    name: (name) => ref(name()),
    arn: (name) => getAtt(name(), "Arn"),
    // CloudFront's standard logs want the name without a region.
    domainName: (name) => getAtt(name(), "DomainName"),
  },
  resources: (node, context) =>
    privateBucket(context, {
      versioning: true,
      expireDays: node.properties.retentionDays,
      noncurrentDays,
      allowsAcls: node.properties.allowsAcls,
      statements: logStatements(context.graph, node.id, {
        value: context.value,
        bucketArn: (...keys) => bucketArn(context, ...keys),
      }),
    }),
};
