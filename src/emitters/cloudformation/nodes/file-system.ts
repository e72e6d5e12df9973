import { targetsOf } from "../../../compiler/graph/graph.js";
import { getAtt, nameTag, ref } from "../cfn.js";
import { kept } from "../kept.js";
import type { NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/** Whitepaper, Shared Storage. AWS::EFS: encrypted, TLS only, mounted through one access point. */
export const fileSystem: NodeEmitter<"fileSystem"> = {
  attributes: {
    id: (name) => ref(name()),
    arn: (name) => getAtt(name(), "Arn"),
    accessPointId: (name) => ref(name("access-point")),
    accessPointArn: (name) => getAtt(name("access-point"), "Arn"),
  },
  resources: (node, context) => {
    const { graph, name, value } = context;
    const { throughput, provisionedMiBps, coldAfterDays, accessPoint } = node.properties;
    return [
      ...securityGroups(context, node.id, "shared files"),
      {
        name: name(),
        type: "AWS::EFS::FileSystem",
        deletionPolicy: kept(context, "Retain"),
        properties: {
          Encrypted: true,
          KmsKeyId: graph.deployment.kmsKeyArn,
          PerformanceMode: "generalPurpose",
          ThroughputMode: throughput,
          ProvisionedThroughputInMibps: provisionedMiBps,
          LifecyclePolicies:
            coldAfterDays === 0
              ? undefined
              : [
                  { TransitionToIA: `AFTER_${coldAfterDays}_DAY${coldAfterDays === 1 ? "" : "S"}` },
                  { TransitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
                ],
          // The backup plan of this template copies it; ENABLED would copy it a second time.
          BackupPolicy: { Status: "DISABLED" },
          FileSystemPolicy: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                // Only through an access point: nobody sees the file system's root, or writes as root.
                Condition: {
                  Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
                  Null: { "elasticfilesystem:AccessPointArn": "false" },
                  StringEquals: { "aws:PrincipalAccount": ref("AWS::AccountId") },
                },
              },
              {
                Effect: "Deny",
                Principal: { AWS: "*" },
                Action: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
          FileSystemTags: [nameTag(`${graph.deployment.name}-${node.id}`)],
        },
      },
      {
        name: name("access-point"),
        type: "AWS::EFS::AccessPoint",
        properties: {
          FileSystemId: ref(name()),
          PosixUser: { Uid: String(accessPoint.uid), Gid: String(accessPoint.gid) },
          RootDirectory: {
            Path: accessPoint.path,
            CreationInfo: {
              OwnerUid: String(accessPoint.uid),
              OwnerGid: String(accessPoint.gid),
              Permissions: accessPoint.mode,
            },
          },
        },
      },
      ...targetsOf(graph, node.id, "runsIn", "subnet").map((subnet) => ({
        name: name(`mount-in-${subnet.id}`),
        type: "AWS::EFS::MountTarget",
        properties: {
          FileSystemId: ref(name()),
          SubnetId: value({ ref: subnet.id, attribute: "id" }),
          SecurityGroups: securityGroupIds(context, node.id),
        },
      })),
    ];
  },
};
