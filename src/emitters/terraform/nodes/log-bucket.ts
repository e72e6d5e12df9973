import { sourcesOf } from "../../../compiler/graph/graph.js";
import type { NodeId } from "../../../compiler/graph/node.js";
import { join } from "../../../compiler/graph/value.js";
import { regions } from "../../../generated/facts.js";
import { logPrefixes } from "../../log-prefixes.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import type { PolicyStatement } from "../policy.js";
import { bucketArn, privateBucket } from "../private-bucket.js";

const noncurrentDays = 7;

/** The folder in which a service writes the logs of this account. */
const ownFolder = (context: EmitContext, prefix: string): string =>
  bucketArn(context, `/${prefix}/AWSLogs/${context.text({ deployment: "accountId" })}/*`);

/**
 * What the delivery of flow logs needs, to the letter of the Amazon VPC User Guide (Amazon S3 bucket permissions for
 * flow logs): EC2 looks for these statements and puts its own in their place where it misses them.
 */
function flowLogStatements(context: EmitContext): readonly PolicyStatement[] {
  const delivery = { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } };
  const account = { "aws:SourceAccount": context.text({ deployment: "accountId" }) };
  const logs = join(
    "arn:",
    { deployment: "partition" },
    ":logs:",
    { deployment: "region" },
    ":",
    { deployment: "accountId" },
    ":*",
  );
  const source = { ArnLike: { "aws:SourceArn": context.text(logs) } };
  return [
    {
      Sid: "AWSLogDeliveryWrite",
      ...delivery,
      Action: "s3:PutObject",
      Resource: ownFolder(context, logPrefixes.flowLogs),
      Condition: { StringEquals: { ...account, "s3:x-amz-acl": "bucket-owner-full-control" }, ...source },
    },
    {
      Sid: "AWSLogDeliveryAclCheck",
      ...delivery,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn(context),
      Condition: { StringEquals: account, ...source },
    },
  ];
}

/**
 * Access logs come from a service, and in regions opened before August 2022 from an account of AWS. The folder carries
 * our account's number, so load balancers of others have no business here. Elastic Load Balancing user guide.
 */
function loadBalancerStatement(context: EmitContext): PolicyStatement {
  const account = regions.find(({ name }) => name === context.graph.deployment.regions.main)?.elbAccount;
  const root = join("arn:", { deployment: "partition" }, `:iam::${account ?? ""}:root`);
  return {
    Effect: "Allow",
    Principal: {
      AWS: account === undefined ? undefined : context.text(root),
      Service: "logdelivery.elasticloadbalancing.amazonaws.com",
    },
    Action: "s3:PutObject",
    Resource: ownFolder(context, logPrefixes.loadBalancer),
  };
}

/** Who may write, from the edges. CloudFront needs no statement: it grants itself access by the bucket's ACL. */
function statements(context: EmitContext, id: NodeId<"logBucket">): readonly PolicyStatement[] {
  const { graph } = context;
  return [
    ...(sourcesOf(graph, id, "writes", "flowLog").length === 0 ? [] : flowLogStatements(context)),
    ...(sourcesOf(graph, id, "writes", "loadBalancer").length === 0 ? [] : [loadBalancerStatement(context)]),
  ];
}

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
      statements: statements(context, node.id),
    }),
};
