import type { Edge } from "../edge.js";
import type { Graph } from "../graph.js";
import { nodeOf } from "../graph.js";
import type { Node, NodeId } from "../node.js";
import { deploymentValue, join, type Value } from "../value.js";

/** One Allow statement of an identity policy, neutral to the target. */
export interface Statement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly Value[];
  readonly condition?: { readonly operator: string; readonly key: string; readonly value: Value };
}

const bucketStatements = (bucket: Node<"staticBucket">): readonly Statement[] => {
  const arn: Value = { ref: bucket.id, attribute: "arn" };
  return [
    // Without ListBucket a missing object answers 403 instead of 404, and every first upload fails.
    { sid: "ListStaticBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [arn] },
    {
      sid: "WriteStaticFiles",
      actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: bucket.properties.paths.map((path) => join(arn, `/${path}`)),
    },
  ];
};

/**
 * The paper's six actions, for one user and one bucket: its own policy lets everybody in the world delete. Whitepaper,
 * Appendix A: S3 Bucket Creation.
 */
const websiteStatements = (bucket: Node<"staticBucket">): readonly Statement[] => {
  const arn: Value = { ref: bucket.id, attribute: "arn" };
  return [
    { sid: "ListStaticBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [arn] },
    {
      sid: "WriteStaticFiles",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:PutObjectAcl"],
      resources: [join(arn, "/*")],
    },
  ];
};

/**
 * How a server takes over its volume from the one before: it stops that one, detaches and attaches. Servers are told
 * apart by the tag that only this deployment's have.
 */
const volumeStatements = (graph: Graph, volume: NodeId<"dataVolume">): readonly Statement[] => {
  const { name } = graph.deployment;
  const servers = join("arn:", deploymentValue("partition"), ":ec2:", deploymentValue("region"), ":", deploymentValue("accountId"), ":instance/*");
  const condition = { operator: "StringEquals", key: `aws:ResourceTag/${serverTag}`, value: name };
  return [
    { sid: "FindVolume", actions: ["ec2:DescribeInstances", "ec2:DescribeVolumes"], resources: ["*"] },
    { sid: "MoveVolume", actions: ["ec2:AttachVolume", "ec2:DetachVolume"], resources: [{ ref: volume, attribute: "arn" }] },
    {
      sid: "TakeOver",
      actions: ["ec2:AttachVolume", "ec2:DetachVolume", "ec2:StopInstances"],
      resources: [servers],
      condition,
    },
  ];
};

/** Records that prove to a certificate authority who owns a name, and no others. */
const challengeStatements = (zone: Node<"hostedZone">): readonly Statement[] => [
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

const replicationStatements = (from: NodeId<"staticBucket">, to: NodeId<"replicaBucket">): readonly Statement[] => {
  const source: Value = { ref: from, attribute: "arn" };
  const replica: Value = { ref: to, attribute: "arn" };
  return [
    { sid: "ReadReplicationRules", actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: [source] },
    {
      sid: "ReadVersions",
      actions: ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
      resources: [join(source, "/*")],
    },
    {
      sid: "WriteReplicas",
      actions: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
      resources: [join(replica, "/*")],
    },
  ];
};

const readSecret = (name: string, arn: Value): Statement => ({
  sid: `Read${name}`,
  actions: ["secretsmanager:GetSecretValue"],
  resources: [arn],
});

const pascal = (id: string): string => id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

/** The tag by which the servers of one deployment are known; its value is the deployment's name. */
export const serverTag = "wpspec:server";

/** What one edge of an actor allows it to do. Edges that need no IAM permission give nothing. */
function statementsOfEdge(graph: Graph, edge: Edge): readonly Statement[] {
  const target = nodeOf(graph, edge.to);
  if (edge.kind === "mounts" && target.kind === "fileSystem") {
    return [
      {
        sid: "MountSharedFiles",
        actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        resources: [{ ref: target.id, attribute: "arn" }],
        condition: {
          operator: "StringEquals",
          key: "elasticfilesystem:AccessPointArn",
          value: { ref: target.id, attribute: "accessPointArn" },
        },
      },
    ];
  }
  if (edge.kind === "mounts" && target.kind === "dataVolume") return volumeStatements(graph, target.id);
  if (edge.kind === "reads" && target.kind === "secret") {
    return [readSecret(pascal(target.id), { ref: target.id, attribute: "arn" })];
  }
  if (edge.kind === "reads" && target.kind === "databaseCluster") {
    return [readSecret("DatabaseSecret", { ref: target.id, attribute: "secretArn" })];
  }
  if (edge.kind === "reads" && target.kind === "iamUser") {
    return [readSecret(pascal(`${target.id}-key`), { ref: target.id, attribute: "secretArn" })];
  }
  if (edge.kind === "writes" && target.kind === "hostedZone") return challengeStatements(target);
  if (edge.kind === "writes" && target.kind === "logGroup") {
    return [
      {
        sid: `Write${pascal(target.id)}`,
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [{ ref: target.id, attribute: "arn" }],
      },
    ];
  }
  if (edge.kind === "writes" && target.kind === "staticBucket") {
    return target.properties.access === "website" ? websiteStatements(target) : bucketStatements(target);
  }
  if (edge.kind === "replicatesTo" && target.kind === "replicaBucket") {
    return replicationStatements(edge.from as NodeId<"staticBucket">, target.id);
  }
  return [];
}

/** Session Manager's own four channels and nothing else: the AWS managed policy also reads every parameter of the account. */
const sessionManagerStatement: Statement = {
  sid: "SessionManager",
  actions: [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  resources: ["*"],
};

const metricsStatement = (namespace: string): Statement => ({
  sid: "PutMetrics",
  actions: ["cloudwatch:PutMetricData"],
  resources: ["*"],
  condition: { operator: "StringEquals", key: "cloudwatch:namespace", value: namespace },
});

/** The permissions of a role: its actor's edges as IAM statements, in edge order, and what its own properties ask for. */
export function permissionsOf(graph: Graph, role: Node<"role">): readonly Statement[] {
  const { actor, sessionManager, metricNamespaces } = role.properties;
  return [
    ...graph.edges.filter((edge) => edge.from === actor).flatMap((edge) => statementsOfEdge(graph, edge)),
    ...(sessionManager ? [sessionManagerStatement] : []),
    ...metricNamespaces.map(metricsStatement),
  ];
}

/** The permissions of a user: its own edges as IAM statements. */
export const permissionsOfUser = (graph: Graph, user: Node<"iamUser">): readonly Statement[] =>
  graph.edges.filter((edge) => edge.from === user.id).flatMap((edge) => statementsOfEdge(graph, edge));

/** Who may assume a role: one AWS service, and where that service says for whom it acts, only for this account. */
export function trustOf(role: Node<"role">): Statement & { readonly service: string } {
  const { service } = role.properties;
  const trust = { sid: "Assume", actions: ["sts:AssumeRole"], resources: [], service };
  // EC2 instance profiles carry no aws:SourceAccount; the condition would lock every instance out.
  if (service === "ec2.amazonaws.com") return trust;
  const condition = { operator: "StringEquals", key: "aws:SourceAccount", value: deploymentValue("accountId") };
  return { ...trust, condition };
}
