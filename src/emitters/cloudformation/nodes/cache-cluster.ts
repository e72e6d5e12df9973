import type { Node } from "../../../compiler/graph/node.js";
import { getAtt, ref, type LogicalName, type Resource } from "../cfn.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";
import { subnetIds } from "../subnet-ids.js";
import { zoneName } from "../zones.js";

type Name = (part?: string) => LogicalName;

const groups = (context: EmitContext, node: Node<"cacheCluster">) => ({
  // The default VPC has a group of its own.
  CacheSubnetGroupName: subnetIds(context, node.id).length === 0 ? undefined : ref(context.name("subnet-group")),
  CacheParameterGroupName:
    node.properties.parameters.length === 0 ? undefined : ref(context.name(`${node.properties.engine}-parameters`)),
});

/** A logical name stands for one type for ever: another engine is another resource. */
const cluster = (name: Name, { properties }: Node<"cacheCluster">): LogicalName => name(properties.engine);

/** Cached data can be made again, so nothing is kept of it. */
const base = (context: EmitContext, node: Node<"cacheCluster">): Pick<Resource, "name" | "deletionPolicy"> => ({
  name: cluster(context.name, node),
  deletionPolicy: "Delete",
});

function memcached(context: EmitContext, node: Node<"cacheCluster">): Resource {
  const { engine, engineVersion, nodeType, port, nodeZones } = node.properties;
  return {
    ...base(context, node),
    type: "AWS::ElastiCache::CacheCluster",
    properties: {
      Engine: engine,
      EngineVersion: engineVersion,
      CacheNodeType: nodeType,
      Port: port,
      NumCacheNodes: nodeZones.length,
      AZMode: nodeZones.length > 1 ? "cross-az" : "single-az",
      // Without zones a change of the number of nodes replaces them all.
      PreferredAvailabilityZones: nodeZones.every((zone) => zone !== undefined) ? nodeZones.map(zoneName) : undefined,
      VpcSecurityGroupIds: securityGroupIds(context, node.id),
      ...groups(context, node),
    },
  };
}

function valkey(context: EmitContext, node: Node<"cacheCluster">): Resource {
  const { engine, engineVersion, nodeType, port, nodeZones } = node.properties;
  const hasReplica = nodeZones.length > 1;
  return {
    ...base(context, node),
    type: "AWS::ElastiCache::ReplicationGroup",
    properties: {
      ReplicationGroupDescription: `${context.graph.deployment.name} ${node.id}`,
      Engine: engine,
      EngineVersion: engineVersion,
      CacheNodeType: nodeType,
      Port: port,
      // ElastiCache spreads the nodes itself: zones written here would replace the cache whenever they change.
      NumCacheClusters: nodeZones.length,
      AutomaticFailoverEnabled: hasReplica,
      MultiAZEnabled: hasReplica,
      AtRestEncryptionEnabled: true,
      KmsKeyId: context.graph.deployment.kmsKeyArn,
      // No AuthToken: it would stand in every server's configuration. Only the web servers' group gets to the port.
      TransitEncryptionEnabled: true,
      SecurityGroupIds: securityGroupIds(context, node.id),
      ...groups(context, node),
    },
  };
}

/** The primary of a replication group; of Memcached, the endpoint that lists its nodes. */
const endpoint = (name: Name, node: Node<"cacheCluster">, member: "Address" | "Port") =>
  getAtt(
    cluster(name, node),
    `${node.properties.engine === "valkey" ? "PrimaryEndPoint" : "ConfigurationEndpoint"}.${member}`,
  );

/** Whitepaper, Database Caching; Figure 2, (7). */
export const cacheCluster: NodeEmitter<"cacheCluster"> = {
  attributes: {
    endpoint: (name, node) => endpoint(name, node, "Address"),
    port: (name, node) => endpoint(name, node, "Port"),
    id: (name, node) => ref(cluster(name, node)),
  },
  resources: (node, context) => {
    const { engine, parameterFamily, parameters } = node.properties;
    const description = `${context.graph.deployment.name} ${node.id}`;
    const subnets = subnetIds(context, node.id);
    const parameterGroup: Resource = {
      name: context.name(`${engine}-parameters`),
      type: "AWS::ElastiCache::ParameterGroup",
      properties: {
        Description: description,
        CacheParameterGroupFamily: parameterFamily,
        Properties: Object.fromEntries(parameters),
      },
    };
    return [
      ...securityGroups(context, node.id, "object cache"),
      ...(subnets.length === 0
        ? []
        : [
            {
              name: context.name("subnet-group"),
              type: "AWS::ElastiCache::SubnetGroup",
              properties: { Description: description, SubnetIds: subnets },
            },
          ]),
      ...(parameters.length === 0 ? [] : [parameterGroup]),
      engine === "memcached" ? memcached(context, node) : valkey(context, node),
    ];
  },
};
