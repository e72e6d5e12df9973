import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { arbitrarySpecOf } from "../support/arbitrary.js";
import { namesIn } from "../support/references.js";
import { forSpecs } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { at, list, mapping, ofType, type JsonMapping, type TemplateResource } from "../support/template.js";

const db = loadAwsServiceSpecSync();
const isStateful = (type: string): boolean =>
  db.lookup("resource", "cloudFormationType", "equals", type)[0]?.isStateful === true;

/** What must be kept when its stack is deleted or it is replaced; the rest can be made again. */
const holdsData = new Set([
  "AWS::RDS::DBCluster",
  "AWS::EFS::FileSystem",
  "AWS::S3::Bucket",
  "AWS::Backup::BackupVault",
  "AWS::EC2::Volume",
  "AWS::Lightsail::Instance",
  // Attached to the instance that stays: records of the site lead here.
  "AWS::Lightsail::StaticIp",
]);

/** Types that hold nothing which could be encrypted or is not encrypted by AWS anyway (log groups, secrets, vaults, topics). */
const encryptedByAws = new Set([
  "AWS::Logs::LogGroup",
  "AWS::SecretsManager::Secret",
  "AWS::Backup::BackupVault",
  // Members of a cluster, which is encrypted as a whole; RDS refuses the property beside the cluster's.
  "AWS::RDS::DBInstance",
  // Its disk, and snapshots of it, are encrypted always. Amazon Lightsail FAQ, Data protection.
  "AWS::Lightsail::Instance",
]);

/** Whether what a resource stores is encrypted; undefined when it stores nothing. */
function isEncrypted(type: string, properties: JsonMapping): boolean | undefined {
  const volumes = (blocks: readonly (string | number)[]): boolean =>
    list(at(properties, ...blocks)).length > 0 &&
    list(at(properties, ...blocks)).every((block) => at(block, "Ebs", "Encrypted") === true);
  switch (type) {
    case "AWS::RDS::DBCluster":
      return properties["StorageEncrypted"] === true;
    case "AWS::EC2::Volume":
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

test("everything with a state is encrypted, and what holds data outlives its stack and its replacement in production alone", async () => {
  await forSpecs(100, (made, data) => {
    const { keepsData, hasAurora } = settled(data, made);
    for (const { resources } of made.templates.values()) {
      for (const [name, resource] of resources) {
        const { Type } = resource;
        expect(isEncrypted(Type, mapping(resource["Properties"])), `${name} (${Type})`).not.toBe(false);
        checkPolicies(name, resource, keepsData);
      }
    }
    expect(made.findings.every(({ severity }) => severity !== "error")).toBe(true);
    const { deletionProtection = keepsData } = (data["database"] ?? {}) as { deletionProtection?: boolean };
    const clusters = ofType(made.main, "AWS::RDS::DBCluster");
    expect(clusters.map(({ properties }) => properties["DeletionProtection"])).toEqual(
      hasAurora ? [deletionProtection] : [],
    );
    for (const { properties } of ofType(made.main, "AWS::ElasticLoadBalancingV2::LoadBalancer")) {
      const attributes = list(properties["LoadBalancerAttributes"]).filter(
        (each) => at(each, "Key") === "deletion_protection.enabled",
      );
      expect(attributes.map((each) => String(at(each, "Value")))).toEqual([String(deletionProtection)]);
    }
  });
});

test("the disk of an image that keeps everything on it outlives its server in production, and no other disk does", async () => {
  await forSpecs(
    60,
    (made, data) => {
      const { isForeignImage, keepsData } = settled(data, made);
      const [server] = ofType(made.main, "AWS::EC2::LaunchTemplate").filter(({ name }) => name.startsWith("Server"));
      expect(at(server?.properties, "LaunchTemplateData", "BlockDeviceMappings", 0, "Ebs", "DeleteOnTermination")).toBe(
        !(isForeignImage && keepsData),
      );
      expect(ofType(made.main, "AWS::EC2::Volume").length).toBe(isForeignImage ? 0 : 1);
    },
    arbitrarySpecOf("ec2"),
  );
});

test("what production holds is in a backup plan, a snapshot or the database's own backups, unless the spec says no", async () => {
  await forSpecs(80, (made, data) => {
    const { tier, keepsData, hasAurora } = settled(data, made);
    const { backup, lightsail } = data as unknown as Spec;
    const { main } = made;
    const selected = ofType(main, "AWS::Backup::BackupSelection").flatMap(({ properties }) =>
      namesIn(at(properties, "BackupSelection", "Resources") ?? []),
    );
    const files = {
      lightsail: undefined,
      ec2: main.resources.has("DataVolume") ? "DataVolume" : undefined,
      elastic: "Files",
    }[tier];
    const expected = [
      ...(files === undefined || (backup?.files ?? keepsData) === false ? [] : [files]),
      ...(tier !== "ec2" || (backup?.images ?? keepsData) === false ? [] : ["Server"]),
    ];
    expect(selected).toEqual(expected);
    for (const { properties } of ofType(main, "AWS::RDS::DBCluster"))
      expect(Number(properties["BackupRetentionPeriod"])).toBeGreaterThanOrEqual(1);
    expect(ofType(main, "AWS::RDS::DBCluster").length).toBe(hasAurora ? 1 : 0);
    for (const { properties } of ofType(main, "AWS::Lightsail::Instance")) {
      const status = at(properties, "AddOns", 0, "Status");
      expect(status).toBe(lightsail?.snapshots === false ? "Disabled" : "Enabled");
    }
  });
});

function checkPolicies(name: string, resource: TemplateResource, keepsData: boolean): void {
  const { Type } = resource;
  const [deletion, replacement] = [resource["DeletionPolicy"], resource["UpdateReplacePolicy"]];
  if (holdsData.has(Type) && keepsData) {
    expect(["Retain", "RetainExceptOnCreate", "Snapshot"], `${name}: DeletionPolicy`).toContain(deletion);
    expect(["Retain", "Snapshot"], `${name}: UpdateReplacePolicy`).toContain(replacement);
  } else if (isStateful(Type) || holdsData.has(Type)) {
    // Said, even where the answer is that it may go: nobody should have to know the default of a type.
    expect(deletion, `${name}: DeletionPolicy`).toBe("Delete");
    expect(replacement, `${name}: UpdateReplacePolicy`).toBe("Delete");
  } else expect(["Delete", undefined], `${name}: DeletionPolicy`).toContain(deletion);
}
