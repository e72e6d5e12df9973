import { sourcesOf } from "../../../compiler/graph/graph.js";
import type { NodeId } from "../../../compiler/graph/node.js";
import { regions } from "../../../generated/facts.js";
import { getAtt, ref, sub, type Cfn, type CfnObject } from "../cfn.js";
import { logPrefixes } from "../../log-prefixes.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { bucketArn, privateBucket } from "../private-bucket.js";

const noncurrentDays = 7;

/** The folder in which a service writes the logs of this account. */
const ownFolder = (context: EmitContext, prefix: string): Cfn =>
  bucketArn(context, `/${prefix}/AWSLogs/`, ref("AWS::AccountId"), "/*");

/**
 * What the delivery of flow logs needs, to the letter of the Amazon VPC User Guide (Amazon S3 bucket permissions for
 * flow logs): EC2 looks for these statements and puts its own in their place where it misses them.
 */
function flowLogStatements(context: EmitContext): readonly CfnObject[] {
  const delivery = { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } };
  const account = { "aws:SourceAccount": ref("AWS::AccountId") };
  const source = {
    ArnLike: { "aws:SourceArn": sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*") },
  };
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
function loadBalancerStatement(context: EmitContext): CfnObject {
  const region = regions.find(({ name }) => name === context.graph.deployment.regions.main);
  const account = region?.elbAccount;
  return {
    Effect: "Allow",
    Principal: {
      AWS: account === undefined ? undefined : sub(`arn:\${AWS::Partition}:iam::${account}:root`),
      Service: "logdelivery.elasticloadbalancing.amazonaws.com",
    },
    Action: "s3:PutObject",
    Resource: ownFolder(context, logPrefixes.loadBalancer),
  };
}

/** Who may write, from the edges. CloudFront needs no statement: it grants itself access by the bucket's ACL. */
function statements(context: EmitContext, id: NodeId<"logBucket">): readonly CfnObject[] {
  const { graph } = context;
  return [
    ...(sourcesOf(graph, id, "writes", "flowLog").length === 0 ? [] : flowLogStatements(context)),
    ...(sourcesOf(graph, id, "writes", "loadBalancer").length === 0 ? [] : [loadBalancerStatement(context)]),
  ];
}

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
      statements: statements(context, node.id),
    }),
};
