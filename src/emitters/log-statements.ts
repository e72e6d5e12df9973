import { sourcesOf, type Graph } from "../compiler/graph/graph.js";
import type { NodeId } from "../compiler/graph/node.js";
import { deploymentValue, join, type Value } from "../compiler/graph/value.js";
import { regions } from "../generated/facts.js";
import { logPrefixes } from "./log-prefixes.js";
import type { PolicyTree } from "./policy.js";

const accountId = deploymentValue("accountId");
const partition = deploymentValue("partition");

/** How a target prints what the statements are made of. */
export interface LogPrinting<P> {
  value(value: Value): P;
  /** The ARN of the bucket itself, or of what lies in it under the keys. */
  bucketArn(...keys: readonly P[]): P;
}

/** The folder in which a service writes the logs of this account. */
const ownFolder = <P>({ value, bucketArn }: LogPrinting<P>, prefix: string): P =>
  bucketArn(value(`/${prefix}/AWSLogs/`), value(accountId), value("/*"));

/**
 * What the delivery of flow logs needs, to the letter of the Amazon VPC User Guide (Amazon S3 bucket permissions for
 * flow logs): EC2 looks for these statements and puts its own in their place where it misses them.
 */
function flowLogStatements<P>(print: LogPrinting<P>): readonly PolicyTree<P>[] {
  const delivery = { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } };
  const { value, bucketArn } = print;
  const account = { "aws:SourceAccount": value(accountId) };
  const logs = join("arn:", partition, ":logs:", deploymentValue("region"), ":", accountId, ":*");
  const source = { ArnLike: { "aws:SourceArn": value(logs) } };
  return [
    {
      Sid: "AWSLogDeliveryWrite",
      ...delivery,
      Action: "s3:PutObject",
      Resource: ownFolder(print, logPrefixes.flowLogs),
      Condition: { StringEquals: { ...account, "s3:x-amz-acl": "bucket-owner-full-control" }, ...source },
    },
    {
      Sid: "AWSLogDeliveryAclCheck",
      ...delivery,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn(),
      Condition: { StringEquals: account, ...source },
    },
  ];
}

/**
 * Access logs come from a service, and in regions opened before August 2022 from an account of AWS. The folder carries
 * our account's number, so load balancers of others have no business here. Elastic Load Balancing user guide.
 */
function loadBalancerStatement<P>(graph: Graph, print: LogPrinting<P>): PolicyTree<P> {
  const account = regions.find(({ name }) => name === graph.deployment.regions.main)?.elbAccount;
  return {
    Effect: "Allow",
    Principal: {
      AWS: account === undefined ? undefined : print.value(join("arn:", partition, `:iam::${account}:root`)),
      Service: "logdelivery.elasticloadbalancing.amazonaws.com",
    },
    Action: "s3:PutObject",
    Resource: ownFolder(print, logPrefixes.loadBalancer),
  };
}

/** Who may write logs, from the edges. CloudFront needs no statement: it grants itself access by the bucket's ACL. */
export function logStatements<P>(
  graph: Graph,
  id: NodeId<"logBucket">,
  print: LogPrinting<P>,
): readonly PolicyTree<P>[] {
  return [
    ...(sourcesOf(graph, id, "writes", "flowLog").length === 0 ? [] : flowLogStatements(print)),
    ...(sourcesOf(graph, id, "writes", "loadBalancer").length === 0 ? [] : [loadBalancerStatement(graph, print)]),
  ];
}
