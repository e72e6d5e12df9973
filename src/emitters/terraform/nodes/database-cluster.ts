import type { Node } from "../../../compiler/graph/node.js";
import { applyMethod } from "../apply-method.js";
import { resource, type Block } from "../block.js";
import { dataName } from "../data-name.js";
import { encryptionKey } from "../encryption-key.js";
import { kept } from "../kept.js";
import { address, attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { subnetIds } from "../places.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

const writer = "instance-1";

/** RDS would create them itself, and keep their lines for ever: so they come first. Logs are no data to keep. */
const logGroups = ({ name }: EmitContext, node: Node<"databaseCluster">): readonly Block[] =>
  node.properties.logs.map((log) =>
    resource("cloudwatch_log_group", name(`${log.name}-log`), {
      name: `/aws/rds/cluster/${node.properties.identifier}/${log.name}`,
      retentionInDays: log.retentionDays,
    }),
  );

/** Writer and replicas, each named by its number alone: one more replica changes none of the others. */
function instances({ name, attribute }: EmitContext, node: Node<"databaseCluster">): readonly Block[] {
  const { identifier, replicas, instanceClass, performanceInsights, autoMinorVersionUpgrade } = node.properties;
  return Array.from({ length: replicas + 1 }, (_, index) =>
    resource(
      "rds_cluster_instance",
      name(`instance-${index + 1}`),
      {
        identifier: `${identifier}-${index + 1}`,
        engine: "aurora-mysql",
        clusterIdentifier: attribute("rds_cluster", "id"),
        instanceClass,
        // The first replica takes over first, and with serverless is kept as large as the writer.
        promotionTier: index,
        publiclyAccessible: false,
        autoMinorVersionUpgrade,
        performanceInsightsEnabled: performanceInsights,
        caCertIdentifier: "rds-ca-rsa2048-g1",
        // A change that waited for the maintenance window would stand in every plan until then.
        applyImmediately: true,
      },
      // The first instance of a cluster becomes its writer.
      index === 0 ? {} : { dependsOn: [address("rds_cluster_instance", name(writer))] },
    ),
  );
}

/** Aurora capacity units; without any load the cluster is at the least of them. */
const capacity = ({ minAcu, maxAcu }: { readonly minAcu: number; readonly maxAcu: number }) => ({
  minCapacity: minAcu,
  maxCapacity: maxAcu,
});

function cluster(context: EmitContext, node: Node<"databaseCluster">): Block {
  const { graph, name, attribute } = context;
  const { properties } = node;
  const { identifier, serverless, logs } = properties;
  const { keepsData } = graph.deployment;
  return resource(
    "rds_cluster",
    name(),
    {
      clusterIdentifier: identifier,
      engine: "aurora-mysql",
      engineVersion: properties.engineVersion,
      // Paid support after the version's end would begin by itself.
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      databaseName: properties.databaseName,
      masterUsername: properties.adminUser,
      // RDS makes the password, keeps it in a secret and rotates it.
      manageMasterUserPassword: true,
      // The default VPC has a group of its own.
      ...(subnetIds(context, node.id).length === 0
        ? {}
        : { dbSubnetGroupName: attribute("db_subnet_group", "name", "subnet-group") }),
      vpcSecurityGroupIds: securityGroupIds(context, node.id),
      dbClusterParameterGroupName: attribute("rds_cluster_parameter_group", "name", "parameters"),
      ...(serverless === undefined ? {} : { serverlessv2ScalingConfiguration: capacity(serverless) }),
      storageEncrypted: true,
      ...encryptionKey(context),
      backupRetentionPeriod: properties.retentionDays,
      copyTagsToSnapshot: true,
      deletionProtection: properties.isProtected,
      ...(logs.length === 0 ? {} : { enabledCloudwatchLogsExports: logs.map((log) => log.name) }),
      // For whoever lifts the protection and deletes it all the same.
      skipFinalSnapshot: !keepsData,
      ...(keepsData ? { finalSnapshotIdentifier: `${identifier}-final` } : {}),
      applyImmediately: true,
    },
    { ...kept(context), dependsOn: logs.map((log) => address("cloudwatch_log_group", name(`${log.name}-log`))) },
  );
}

/** Whitepaper, Data Tier; Figure 2, (8): Aurora MySQL, a writer and replicas over the data subnets. */
export const databaseCluster: NodeEmitter<"databaseCluster"> = {
  attributes: {
    endpoint: (name) => attributeOf("rds_cluster", name(), "endpoint"),
    readerEndpoint: (name) => attributeOf("rds_cluster", name(), "reader_endpoint"),
    port: (name) => attributeOf("rds_cluster", name(), "port"),
    secretArn: (name) => attributeOf("rds_cluster", name(), "master_user_secret[0].secret_arn"),
    arn: (name) => attributeOf("rds_cluster", name(), "arn"),
    id: (name) => attributeOf("rds_cluster", name(), "id"),
  },
  blocks: (node, context) => {
    const { graph, name } = context;
    const { parameterFamily, clusterParameters } = node.properties;
    const description = `${graph.deployment.name} ${node.id}`;
    const namePrefix = `${dataName(context, node.id)}-`;
    const subnets = subnetIds(context, node.id);
    return [
      ...securityGroups(context, node.id, "database"),
      ...(subnets.length === 0
        ? []
        : [
            resource(
              "db_subnet_group",
              name("subnet-group"),
              { namePrefix, description, subnetIds: subnets },
              { createBeforeDestroy: true },
            ),
          ]),
      resource(
        "rds_cluster_parameter_group",
        name("parameters"),
        {
          namePrefix,
          description,
          family: parameterFamily,
          parameter: clusterParameters.map(([parameter, value]) => ({
            name: parameter,
            value,
            applyMethod: applyMethod(parameter),
          })),
        },
        { createBeforeDestroy: true },
      ),
      ...logGroups(context, node),
      cluster(context, node),
      ...instances(context, node),
    ];
  },
};
