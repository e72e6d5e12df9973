import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { expect, test } from "vitest";
import { forSpecs } from "../support/runs.js";
import { at, list, mapping, type JsonMapping, type TemplateResource } from "../support/template.js";

const db = loadAwsServiceSpecSync();
const isStateful = (type: string): boolean =>
  db.lookup("resource", "cloudFormationType", "equals", type)[0]?.isStateful === true;

/** What must be kept when its stack is deleted or it is replaced; the rest can be made again. */
const holdsData = new Set([
  "AWS::RDS::DBCluster",
  "AWS::EFS::FileSystem",
  "AWS::S3::Bucket",
  "AWS::Backup::BackupVault",
]);

/** Types that hold nothing which could be encrypted or is not encrypted by AWS anyway (log groups, secrets, vaults, topics). */
const encryptedByAws = new Set([
  "AWS::Logs::LogGroup",
  "AWS::SecretsManager::Secret",
  "AWS::Backup::BackupVault",
  // Members of a cluster, which is encrypted as a whole; RDS refuses the property beside the cluster's.
  "AWS::RDS::DBInstance",
]);

/** Whether what a resource stores is encrypted; undefined when it stores nothing. */
function isEncrypted(type: string, properties: JsonMapping): boolean | undefined {
  const volumes = (blocks: readonly (string | number)[]): boolean =>
    list(at(properties, ...blocks)).length > 0 &&
    list(at(properties, ...blocks)).every((block) => at(block, "Ebs", "Encrypted") === true);
  switch (type) {
    case "AWS::RDS::DBCluster":
      return properties["StorageEncrypted"] === true;
    case "AWS::EFS::FileSystem":
      return properties["Encrypted"] === true;
    case "AWS::ElastiCache::ReplicationGroup":
      return properties["AtRestEncryptionEnabled"] === true && properties["TransitEncryptionEnabled"] === true;
    case "AWS::S3::Bucket":
      return list(at(properties, "BucketEncryption", "ServerSideEncryptionConfiguration")).length > 0;
    case "AWS::EC2::LaunchTemplate":
      return volumes(["LaunchTemplateData", "BlockDeviceMappings"]);
    case "AWS::EC2::Instance":
      // Its volumes are the launch template's.
      return properties["BlockDeviceMappings"] === undefined && properties["LaunchTemplate"] !== undefined;
    case "AWS::ElastiCache::CacheCluster":
      // Memcached cannot encrypt what it keeps in memory, and keeps it nowhere else.
      return properties["Engine"] === "memcached";
    default:
      return encryptedByAws.has(type) ? true : isStateful(type) ? false : undefined;
  }
}

test("AWS's specification knows which resources have a state", () => {
  expect(isStateful("AWS::RDS::DBCluster")).toBe(true);
  expect(isStateful("AWS::EC2::SecurityGroup")).toBe(false);
});

test("everything with a state is encrypted, and what holds data outlives its stack and its replacement", async () => {
  await forSpecs(100, ({ templates, findings }, spec) => {
    for (const { resources } of templates.values()) {
      for (const [name, resource] of resources) {
        const { Type } = resource;
        expect(isEncrypted(Type, mapping(resource["Properties"])), `${name} (${Type})`).not.toBe(false);
        checkPolicies(name, resource);
      }
    }
    expect(findings.every(({ severity }) => severity !== "error")).toBe(true);
    const database = spec["database"] as { deletionProtection?: boolean } | undefined;
    const clusters = [...(templates.get("main")?.resources.values() ?? [])].filter(
      ({ Type }) => Type === "AWS::RDS::DBCluster",
    );
    expect(clusters.map((cluster) => at(cluster, "Properties", "DeletionProtection"))).toEqual([
      database?.deletionProtection ?? true,
    ]);
  });
});

function checkPolicies(name: string, resource: TemplateResource): void {
  const { Type } = resource;
  const [deletion, replacement] = [resource["DeletionPolicy"], resource["UpdateReplacePolicy"]];
  if (holdsData.has(Type)) {
    expect(["Retain", "RetainExceptOnCreate", "Snapshot"], `${name}: DeletionPolicy`).toContain(deletion);
    expect(["Retain", "Snapshot"], `${name}: UpdateReplacePolicy`).toContain(replacement);
  } else if (isStateful(Type)) {
    // Said, even where the answer is that it may go: nobody should have to know the default of a type.
    expect(deletion, `${name}: DeletionPolicy`).toBe("Delete");
    expect(replacement, `${name}: UpdateReplacePolicy`).toBe("Delete");
  }
}
