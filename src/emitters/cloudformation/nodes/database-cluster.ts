import type { Node } from "../../../compiler/graph/node.js";
import { getAtt, ref, type Resource } from "../cfn.js";
import { kept } from "../kept.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";
import { subnetIds } from "../subnet-ids.js";

const writer = "instance-1";

/** RDS would create them itself, and keep their lines for ever: so they come first. Logs are no data to keep. */
const logGroups = ({ name }: EmitContext, node: Node<"databaseCluster">): readonly Resource[] =>
  node.properties.logs.map((log) => ({
    name: name(`${log.name}-log`),
    type: "AWS::Logs::LogGroup",
    deletionPolicy: "Delete",
    properties: {
      LogGroupName: `/aws/rds/cluster/${node.properties.identifier}/${log.name}`,
      RetentionInDays: log.retentionDays,
    },
  }));

/** Writer and replicas, each named by its number alone: one more replica changes none of the others. */
function instances({ name }: EmitContext, node: Node<"databaseCluster">): readonly Resource[] {
  const { replicas, instanceClass, performanceInsights, autoMinorVersionUpgrade } = node.properties;
  return Array.from({ length: replicas + 1 }, (_, index) => ({
    name: name(`instance-${index + 1}`),
    type: "AWS::RDS::DBInstance",
    // Data is in the cluster; RDS takes no snapshot of a member.
    deletionPolicy: "Delete",
    // The first instance of a cluster becomes its writer.
    dependsOn: index === 0 ? [] : [name(writer)],
    properties: {
      Engine: "aurora-mysql",
      DBClusterIdentifier: ref(name()),
      DBInstanceClass: instanceClass,
      // The first replica takes over first, and with serverless is kept as large as the writer.
      PromotionTier: index,
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: autoMinorVersionUpgrade,
      EnablePerformanceInsights: performanceInsights,
      CACertificateIdentifier: "rds-ca-rsa2048-g1",
    },
  }));
}

function cluster(context: EmitContext, node: Node<"databaseCluster">): Resource {
  const { name } = context;
  const { properties } = node;
  const { serverless, logs } = properties;
  return {
    name: name(),
    type: "AWS::RDS::DBCluster",
    deletionPolicy: kept(context, "Snapshot"),
    dependsOn: logs.map((log) => name(`${log.name}-log`)),
    properties: {
      DBClusterIdentifier: properties.identifier,
      Engine: "aurora-mysql",
      EngineVersion: properties.engineVersion,
      // Paid support after the version's end would begin by itself.
      EngineLifecycleSupport: "open-source-rds-extended-support-disabled",
      DatabaseName: properties.databaseName,
      MasterUsername: properties.adminUser,
      // RDS makes the password, keeps it in a secret and rotates it.
      ManageMasterUserPassword: true,
      // The default VPC has a group of its own.
      DBSubnetGroupName: subnetIds(context, node.id).length === 0 ? undefined : ref(name("subnet-group")),
      VpcSecurityGroupIds: securityGroupIds(context, node.id),
      DBClusterParameterGroupName: ref(name("parameters")),
      ServerlessV2ScalingConfiguration:
        serverless === undefined ? undefined : { MinCapacity: serverless.minAcu, MaxCapacity: serverless.maxAcu },
      StorageEncrypted: true,
      KmsKeyId: context.graph.deployment.kmsKeyArn,
      BackupRetentionPeriod: properties.retentionDays,
      CopyTagsToSnapshot: true,
      DeletionProtection: properties.isProtected,
      EnableCloudwatchLogsExports: logs.length === 0 ? undefined : logs.map((log) => log.name),
    },
  };
}

/** Whitepaper, Data Tier; Figure 2, (8): Aurora MySQL, a writer and replicas over the data subnets. */
export const databaseCluster: NodeEmitter<"databaseCluster"> = {
  attributes: {
    endpoint: (name) => getAtt(name(), "Endpoint.Address"),
    readerEndpoint: (name) => getAtt(name(), "ReadEndpoint.Address"),
    port: (name) => getAtt(name(), "Endpoint.Port"),
    secretArn: (name) => getAtt(name(), "MasterUserSecret.SecretArn"),
    arn: (name) => getAtt(name(), "DBClusterArn"),
    id: (name) => ref(name()),
  },
  resources: (node, context) => {
    const { graph, name } = context;
    const { parameterFamily, clusterParameters } = node.properties;
    const description = `${graph.deployment.name} ${node.id}`;
    const subnets = subnetIds(context, node.id);
    return [
      ...securityGroups(context, node.id, "database"),
      ...(subnets.length === 0
        ? []
        : [
            {
              name: name("subnet-group"),
              type: "AWS::RDS::DBSubnetGroup",
              properties: { DBSubnetGroupDescription: description, SubnetIds: subnets },
            },
          ]),
      {
        name: name("parameters"),
        type: "AWS::RDS::DBClusterParameterGroup",
        properties: {
          Description: description,
          Family: parameterFamily,
          Parameters: Object.fromEntries(clusterParameters),
        },
      },
      ...logGroups(context, node),
      cluster(context, node),
      ...instances(context, node),
    ];
  },
};
