import type { Edge } from "../edge.js";
import type { Graph } from "../graph.js";
import { nodeOf } from "../graph.js";
import type { Node, NodeId } from "../node.js";
import { deploymentValue, type Value } from "../value.js";
import { replicationStatements, writerStatements } from "./bucket-statements.js";
import type { Statement } from "./statement.js";
import { volumeStatements } from "./volume-statements.js";
import { challengeStatements } from "./zone-statements.js";

const readSecret = (name: string, arn: Value): Statement => ({
  sid: `Read${name}`,
  actions: ["secretsmanager:GetSecretValue"],
  resources: [arn],
});

const pascal = (id: string): string => id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

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
  if (edge.kind === "writes" && target.kind === "staticBucket") return writerStatements(target);
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
