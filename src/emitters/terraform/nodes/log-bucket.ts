import { logStatements } from "../../log-statements.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { bucketArn, privateBucket } from "../private-bucket.js";

const noncurrentDays = 7;

/** The bucket of the logs of services. It logs no access to itself: that would never end. */
export const logBucket: NodeEmitter<"logBucket"> = {
  attributes: {
    name: (name) => attributeOf("s3_bucket", name(), "id"),
    arn: (name) => attributeOf("s3_bucket", name(), "arn"),
    // CloudFront's standard logs want the name without a region.
    domainName: (name) => attributeOf("s3_bucket", name(), "bucket_domain_name"),
  },
  blocks: (node, context) =>
    privateBucket(context, node.id, {
      versioning: true,
      expireDays: node.properties.retentionDays,
      noncurrentDays,
      allowsAcls: node.properties.allowsAcls,
      statements: logStatements(context.graph, node.id, {
        value: context.text,
        bucketArn: (...keys) => bucketArn(context, keys.join("")),
      }),
    }),
};
