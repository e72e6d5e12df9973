import { expect, test } from "vitest";
import { graphBuilder } from "../../../../src/compiler/graph/builder.js";
import { nodeOf } from "../../../../src/compiler/graph/graph.js";
import type { NodeKinds } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { cacheCluster } from "../../../../src/emitters/cloudformation/nodes/cache-cluster.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

type Settings = NodeKinds["cacheCluster"]["properties"];

const valkey: Settings = {
  engine: "valkey",
  engineVersion: "8.1",
  parameterFamily: "valkey8",
  nodeType: "cache.t4g.small",
  port: 6379,
  nodeZones: [{ index: 0 }, { index: 1 }],
  parameters: [["maxmemory-policy", "allkeys-lru"]],
};
const memcached: Settings = {
  ...valkey,
  engine: "memcached",
  engineVersion: "1.6.22",
  parameterFamily: "memcached1.6",
  port: 11211,
  parameters: [],
};

function graphOf(settings: Settings) {
  const { g, data, runsIn } = standing();
  const id = g.add("cacheCluster", "cache", settings, []);
  runsIn(id, data);
  return { graph: g.build(), id };
}

const printed = (settings: Settings) => {
  const { graph, id } = graphOf(settings);
  return emit(cacheCluster, graph, id);
};

test("Valkey is encrypted on disk and on the wire, and fails over when there is a replica", () => {
  const cache = named(printed(valkey), "CacheValkey");
  expect(cache.type).toBe("AWS::ElastiCache::ReplicationGroup");
  expect(cache.properties).toMatchObject({
    Engine: "valkey",
    NumCacheClusters: 2,
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
  });
  // ElastiCache takes none unless told.
  expect(cache.properties).not.toHaveProperty("SnapshotRetentionLimit");
  const alone = named(printed({ ...valkey, nodeZones: [{ index: 0 }] }), "CacheValkey").properties;
  expect(alone).toMatchObject({ NumCacheClusters: 1, AutomaticFailoverEnabled: false, MultiAZEnabled: false });
});

test("one more Valkey node changes the number alone: nothing that a change would replace names the zones", () => {
  const two = named(printed(valkey), "CacheValkey").properties;
  const three = named(printed({ ...valkey, nodeZones: [...valkey.nodeZones, { index: 2 }] }), "CacheValkey").properties;
  expect({ ...three, NumCacheClusters: 2 }).toEqual(two);
});

test("Memcached nodes are spread over zones that are written out, or in one", () => {
  const cache = named(printed(memcached), "CacheMemcached");
  expect(cache.type).toBe("AWS::ElastiCache::CacheCluster");
  expect(cache.properties).toMatchObject({
    NumCacheNodes: 2,
    AZMode: "cross-az",
    PreferredAvailabilityZones: [
      { "Fn::Select": [0, { "Fn::GetAZs": "" }] },
      { "Fn::Select": [1, { "Fn::GetAZs": "" }] },
    ],
  });
  const one = named(printed({ ...memcached, nodeZones: [{ index: 0 }] }), "CacheMemcached").properties;
  expect(one).toMatchObject({ NumCacheNodes: 1, AZMode: "single-az" });
});

test("zones by name stay those names", () => {
  const byName = printed({ ...memcached, nodeZones: [{ name: "eu-west-1a" }, { name: "eu-west-1c" }] });
  expect(named(byName, "CacheMemcached").properties["PreferredAvailabilityZones"]).toEqual([
    "eu-west-1a",
    "eu-west-1c",
  ]);
});

test("parameters get a group of their own only when there are any", () => {
  expect(named(printed(valkey), "CacheValkeyParameters").properties).toMatchObject({
    CacheParameterGroupFamily: "valkey8",
    Properties: { "maxmemory-policy": "allkeys-lru" },
  });
  expect(named(printed(valkey), "CacheValkey").properties["CacheParameterGroupName"]).toEqual({
    Ref: "CacheValkeyParameters",
  });
  expect(ofType(printed(memcached), "AWS::ElastiCache::ParameterGroup")).toEqual([]);
  expect(named(printed(memcached), "CacheMemcached").properties["CacheParameterGroupName"]).toBeUndefined();
});

test("both engines wear the security group, stand in the data subnets, and are deleted without a trace", () => {
  const ids = [{ Ref: "CacheSecurityGroup" }];
  expect(named(printed(valkey), "CacheValkey").properties["SecurityGroupIds"]).toEqual(ids);
  expect(named(printed(memcached), "CacheMemcached").properties["VpcSecurityGroupIds"]).toEqual(ids);
  for (const [settings, name] of [
    [valkey, "CacheValkey"],
    [memcached, "CacheMemcached"],
  ] as const) {
    expect(named(printed(settings), name).deletionPolicy).toBe("Delete");
    expect(named(printed(settings), "CacheSubnetGroup").properties["SubnetIds"]).toHaveLength(2);
  }
});

test("another engine is another resource: no logical name changes its type, and none of the other engine stays", () => {
  const parameters: Settings["parameters"] = [["max_item_size", "8388608"]];
  const typesOf = (settings: Settings) =>
    new Map([...printed(settings).values()].map(({ name, type }) => [name, type] as const));
  const [one, other] = [typesOf(valkey), typesOf({ ...memcached, parameters })];
  expect([...one].filter(([name]) => !other.has(name))).toEqual([
    ["CacheValkeyParameters", "AWS::ElastiCache::ParameterGroup"],
    ["CacheValkey", "AWS::ElastiCache::ReplicationGroup"],
  ]);
  expect([...other].filter(([name]) => !one.has(name))).toEqual([
    ["CacheMemcachedParameters", "AWS::ElastiCache::ParameterGroup"],
    ["CacheMemcached", "AWS::ElastiCache::CacheCluster"],
  ]);
  for (const [name, type] of one) if (other.has(name)) expect([name, other.get(name)]).toEqual([name, type]);
});

test("minor versions are AWS's to keep up: the default is not repeated", () => {
  expect(named(printed(valkey), "CacheValkey").properties).not.toHaveProperty("AutoMinorVersionUpgrade");
  expect(named(printed(memcached), "CacheMemcached").properties).not.toHaveProperty("AutoMinorVersionUpgrade");
});

test("each engine spells its endpoint its own way", () => {
  const endpointOf = (settings: Settings) => {
    const { graph, id } = graphOf(settings);
    return cacheCluster.attributes.endpoint((part) => logicalName(id, part), nodeOf(graph, id));
  };
  expect(endpointOf(valkey)).toEqual({ "Fn::GetAtt": ["CacheValkey", "PrimaryEndPoint.Address"] });
  expect(endpointOf(memcached)).toEqual({ "Fn::GetAtt": ["CacheMemcached", "ConfigurationEndpoint.Address"] });
});

test("in the default VPC neither engine names subnets or zones", () => {
  for (const [settings, name] of [
    [valkey, "CacheValkey"],
    [memcached, "CacheMemcached"],
  ] as const) {
    const g = graphBuilder(standing().g.deployment);
    g.add("network", "network", { isDefault: true }, []);
    const servers = g.add("addressRange", "servers", { cidrs: ["172.26.0.0/16"] }, []);
    const id = g.add("cacheCluster", "cache", { ...settings, nodeZones: [undefined, undefined] }, []);
    g.link(servers, { kind: "connects", port: settings.port }, id);
    const resources = emit(cacheCluster, g.build(), id);
    expect(ofType(resources, "AWS::ElastiCache::SubnetGroup")).toEqual([]);
    const { properties } = named(resources, name);
    expect([properties["CacheSubnetGroupName"], properties["PreferredAvailabilityZones"]]).toEqual([
      undefined,
      undefined,
    ]);
    const port = settings.port;
    expect(named(resources, "CacheSecurityGroup").properties).toMatchObject({
      VpcId: { Ref: "network.id" },
      SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "172.26.0.0/16" }],
    });
  }
});
