import { expect, test } from "vitest";
import { graphBuilder } from "../../../../src/compiler/graph/builder.js";
import type { NodeId, NodeKinds } from "../../../../src/compiler/graph/node.js";
import { resourceBody } from "../../../../src/emitters/cloudformation/template.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { databaseCluster } from "../../../../src/emitters/cloudformation/nodes/database-cluster.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

type Settings = NodeKinds["databaseCluster"]["properties"];

const settingsOf = (settings: Partial<Settings> = {}): Settings => ({
  identifier: "acme-blog-database",
  engineVersion: "8.0.mysql_aurora.3.10.4",
  parameterFamily: "aurora-mysql8.0",
  instanceClass: "db.r7g.large",
  serverless: undefined,
  replicas: 1,
  databaseName: "wordpress",
  adminUser: "wpadmin",
  retentionDays: 30,
  isProtected: true,
  performanceInsights: true,
  autoMinorVersionUpgrade: false,
  clusterParameters: [["require_secure_transport", "ON"]],
  logs: [
    { name: "audit", retentionDays: 30 },
    { name: "slowquery", retentionDays: 14 },
  ],
  ...settings,
});

function printed(settings: Partial<Settings> = {}) {
  const { g, data, runsIn } = standing();
  const id = g.add("databaseCluster", "database", settingsOf(settings), []);
  runsIn(id, data);
  return emit(databaseCluster, g.build(), id);
}

test("the cluster is encrypted, protected, backed up, and keeps its password in a secret of RDS", () => {
  const cluster = named(printed(), "Database");
  expect(cluster.properties).toMatchObject({
    DBClusterIdentifier: "acme-blog-database",
    Engine: "aurora-mysql",
    EngineVersion: "8.0.mysql_aurora.3.10.4",
    StorageEncrypted: true,
    DeletionProtection: true,
    BackupRetentionPeriod: 30,
    CopyTagsToSnapshot: true,
    ManageMasterUserPassword: true,
    EngineLifecycleSupport: "open-source-rds-extended-support-disabled",
    VpcSecurityGroupIds: [{ Ref: "DatabaseSecurityGroup" }],
  });
  expect(cluster.properties).not.toHaveProperty("MasterUserPassword");
  expect(cluster.deletionPolicy).toBe("Snapshot");
  expect(named(printed({ isProtected: false }), "Database").properties["DeletionProtection"]).toBe(false);
});

test("log groups are there before RDS would make them without an end", () => {
  const resources = printed();
  expect(ofType(resources, "AWS::Logs::LogGroup").map(({ properties }) => properties)).toEqual([
    { LogGroupName: "/aws/rds/cluster/acme-blog-database/audit", RetentionInDays: 30 },
    { LogGroupName: "/aws/rds/cluster/acme-blog-database/slowquery", RetentionInDays: 14 },
  ]);
  const cluster = named(resources, "Database");
  expect(cluster.dependsOn).toEqual(["DatabaseAuditLog", "DatabaseSlowqueryLog"]);
  expect(cluster.properties["EnableCloudwatchLogsExports"]).toEqual(["audit", "slowquery"]);
});

test("instances are private, never snapshot by themselves, and the first one is the writer", () => {
  const instances = ofType(printed({ replicas: 2 }), "AWS::RDS::DBInstance");
  expect(instances.map(({ name }) => name)).toEqual(["DatabaseInstance1", "DatabaseInstance2", "DatabaseInstance3"]);
  expect(instances.map(({ dependsOn }) => dependsOn)).toEqual([[], ["DatabaseInstance1"], ["DatabaseInstance1"]]);
  expect(instances.map(({ properties }) => properties["PromotionTier"])).toEqual([0, 1, 2]);
  for (const { properties, deletionPolicy } of instances) {
    expect(deletionPolicy).toBe("Delete");
    expect(properties).toMatchObject({
      DBClusterIdentifier: { Ref: "Database" },
      PubliclyAccessible: false,
      CACertificateIdentifier: "rds-ca-rsa2048-g1",
      AutoMinorVersionUpgrade: false,
      EnablePerformanceInsights: true,
    });
  }
});

test("one more replica changes nothing that is there", () => {
  const bodies = (replicas: number) =>
    new Map([...printed({ replicas })].map(([name, resource]) => [name, resourceBody(resource)]));
  const before = bodies(1);
  const after = bodies(4);
  expect([...after.keys()]).toHaveLength(before.size + 3);
  for (const [name, body] of before) expect(after.get(name)).toEqual(body);
});

test("promotion tiers stay within what RDS knows with the most replicas", () => {
  const tiers = ofType(printed({ replicas: 15 }), "AWS::RDS::DBInstance").map(
    (each) => each.properties["PromotionTier"],
  );
  expect(Math.max(...tiers.map(Number))).toBe(15);
});

test("serverless capacity is the cluster's, and is left out otherwise", () => {
  expect(named(printed(), "Database").properties["ServerlessV2ScalingConfiguration"]).toBeUndefined();
  const serverless = printed({ instanceClass: "db.serverless", serverless: { minAcu: 0.5, maxAcu: 16 } });
  expect(named(serverless, "Database").properties["ServerlessV2ScalingConfiguration"]).toEqual({
    MinCapacity: 0.5,
    MaxCapacity: 16,
  });
  expect(named(serverless, "DatabaseInstance1").properties["DBInstanceClass"]).toBe("db.serverless");
});

test("parameters and subnets are the cluster's own", () => {
  const resources = printed();
  expect(named(resources, "DatabaseParameters").properties).toMatchObject({
    Family: "aurora-mysql8.0",
    Parameters: { require_secure_transport: "ON" },
  });
  expect(named(resources, "DatabaseSubnetGroup").properties["SubnetIds"]).toEqual([
    { Ref: "data-1.id" },
    { Ref: "data-2.id" },
  ]);
  expect(named(resources, "Database").properties).toMatchObject({
    DBSubnetGroupName: { Ref: "DatabaseSubnetGroup" },
    DBClusterParameterGroupName: { Ref: "DatabaseParameters" },
  });
});

test("readers get the endpoint of replicas, writers the other", () => {
  const name = (part?: string) => logicalName("database" as NodeId, part);
  const { endpoint, readerEndpoint, secretArn } = databaseCluster.attributes;
  expect(endpoint(name, {} as never)).toEqual({ "Fn::GetAtt": ["Database", "Endpoint.Address"] });
  expect(readerEndpoint(name, {} as never)).toEqual({ "Fn::GetAtt": ["Database", "ReadEndpoint.Address"] });
  expect(secretArn(name, {} as never)).toEqual({ "Fn::GetAtt": ["Database", "MasterUserSecret.SecretArn"] });
});

test("in the default VPC it names no subnets: AWS has a group of them there", () => {
  const g = graphBuilder(standing().g.deployment);
  g.add("network", "network", { isDefault: true }, []);
  const servers = g.add("addressRange", "servers", { cidrs: ["172.26.0.0/16"] }, []);
  const id = g.add("databaseCluster", "database", settingsOf(), []);
  g.link(servers, { kind: "connects", port: 3306 }, id);
  const resources = emit(databaseCluster, g.build(), id);
  expect(ofType(resources, "AWS::RDS::DBSubnetGroup")).toEqual([]);
  expect(named(resources, "Database").properties["DBSubnetGroupName"]).toBeUndefined();
  expect(named(resources, "DatabaseSecurityGroup").properties).toEqual({
    GroupDescription: "database",
    VpcId: { Ref: "network.id" },
    SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 3306, ToPort: 3306, CidrIp: "172.26.0.0/16" }],
    SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: "127.0.0.1/32" }],
  });
  expect(named(resources, "Database").properties["VpcSecurityGroupIds"]).toEqual([{ Ref: "DatabaseSecurityGroup" }]);
});
