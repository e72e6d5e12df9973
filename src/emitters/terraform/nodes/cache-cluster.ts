import type { Node } from "../../../compiler/graph/node.js";
import { resource, type Block, type BlockName } from "../block.js";
import { dataName } from "../data-name.js";
import { encryptionKey } from "../encryption-key.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { subnetIds, zoneName } from "../places.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

type Name = (part?: string) => BlockName;

/** One engine's cache is a block of its own, so that another engine is another cache. */
const cluster = (name: Name, { properties }: Node<"cacheCluster">): BlockName => name(properties.engine);

/** What both engines have. Cached data can be made again, so nothing is kept of it. */
function base(context: EmitContext, { id, properties }: Node<"cacheCluster">) {
  const { engine, engineVersion, nodeType, port, parameters } = properties;
  return {
    engine,
    engineVersion,
    nodeType,
    port,
    securityGroupIds: securityGroupIds(context, id),
    // The default VPC has a group of its own.
    ...(subnetIds(context, id).length === 0
      ? {}
      : { subnetGroupName: context.attribute("elasticache_subnet_group", "name", "subnet-group") }),
    ...(parameters.length === 0
      ? {}
      : { parameterGroupName: context.attribute("elasticache_parameter_group", "name", `${engine}-parameters`) }),
    // A change that waited for the maintenance window would stand in every plan until then.
    applyImmediately: true,
  };
}

function memcached(context: EmitContext, node: Node<"cacheCluster">): Block {
  const { nodeZones } = node.properties;
  const zones = nodeZones.filter((zone) => zone !== undefined);
  return resource("elasticache_cluster", cluster(context.name, node), {
    ...base(context, node),
    clusterId: dataName(context, node.id),
    numCacheNodes: nodeZones.length,
    azMode: nodeZones.length > 1 ? "cross-az" : "single-az",
    // Without zones a change of the number of nodes replaces them all.
    ...(zones.length === nodeZones.length ? { preferredAvailabilityZones: zones.map(zoneName) } : {}),
  });
}

function valkey(context: EmitContext, node: Node<"cacheCluster">): Block {
  const { nodeZones } = node.properties;
  const hasReplica = nodeZones.length > 1;
  const { deployment } = context.graph;
  return resource("elasticache_replication_group", cluster(context.name, node), {
    ...base(context, node),
    replicationGroupId: dataName(context, node.id),
    description: `${deployment.name} ${node.id}`,
    // ElastiCache spreads the nodes itself: zones written here would replace the cache whenever they change.
    numCacheClusters: nodeZones.length,
    automaticFailoverEnabled: hasReplica,
    multiAzEnabled: hasReplica,
    atRestEncryptionEnabled: "true",
    ...encryptionKey(context),
    // No auth token: it would stand in every server's configuration. Only the web servers' group gets to the port.
    transitEncryptionEnabled: true,
  });
}

/** An attribute of the cache, called one thing by Valkey's replication group and another by Memcached's cluster. */
const ofCache = (name: Name, node: Node<"cacheCluster">, ofGroup: string, ofCluster = ofGroup): string =>
  node.properties.engine === "valkey"
    ? attributeOf("elasticache_replication_group", cluster(name, node), ofGroup)
    : attributeOf("elasticache_cluster", cluster(name, node), ofCluster);

/** Whitepaper, Database Caching; Figure 2, (7). */
export const cacheCluster: NodeEmitter<"cacheCluster"> = {
  attributes: {
    // The primary of a replication group; of Memcached, the endpoint that lists its nodes.
    endpoint: (name, node) => ofCache(name, node, "primary_endpoint_address", "cluster_address"),
    port: (name, node) => ofCache(name, node, "port"),
    id: (name, node) => ofCache(name, node, "id"),
  },
  blocks: (node, context) => {
    const { graph, name } = context;
    const { engine, parameterFamily, parameters } = node.properties;
    const description = `${graph.deployment.name} ${node.id}`;
    const subnets = subnetIds(context, node.id);
    const parameterGroup = resource(
      "elasticache_parameter_group",
      name(`${engine}-parameters`),
      {
        // Another family is another group, and both are there for a while: so the family is in the name.
        name: `${dataName(context, node.id)}-${parameterFamily.replaceAll(".", "-")}`,
        description,
        family: parameterFamily,
        parameter: parameters.map(([parameter, value]) => ({ name: parameter, value })),
      },
      { createBeforeDestroy: true },
    );
    return [
      ...securityGroups(context, node.id, "object cache"),
      ...(subnets.length === 0
        ? []
        : [
            resource(
              "elasticache_subnet_group",
              name("subnet-group"),
              { name: dataName(context, node.id), description, subnetIds: subnets },
              { createBeforeDestroy: true },
            ),
          ]),
      ...(parameters.length === 0 ? [] : [parameterGroup]),
      engine === "memcached" ? memcached(context, node) : valkey(context, node),
    ];
  },
};
