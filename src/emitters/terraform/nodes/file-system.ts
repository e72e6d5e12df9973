import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Node } from "../../../compiler/graph/node.js";
import { resource, type Block } from "../block.js";
import { encryptionKey } from "../encryption-key.js";
import { kept } from "../kept.js";
import { address, attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { policyText } from "../policy.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/** One transition an entry, as EFS lists them. */
const lifecycle = (coldAfterDays: number) => [
  { transitionToIa: `AFTER_${coldAfterDays}_DAY${coldAfterDays === 1 ? "" : "S"}` },
  { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
];

/** Who may mount. EFS writes the file system into each statement that names none: it is named, or each plan differs. */
function policyOf({ text }: EmitContext, files: string): string {
  const principal = { Principal: { AWS: "*" }, Resource: files };
  return policyText([
    {
      Effect: "Allow",
      ...principal,
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      // Only through an access point: nobody sees the file system's root, or writes as root.
      Condition: {
        Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
        Null: { "elasticfilesystem:AccessPointArn": "false" },
        StringEquals: { "aws:PrincipalAccount": text({ deployment: "accountId" }) },
      },
    },
    {
      Effect: "Deny",
      ...principal,
      Action: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}

function files(context: EmitContext, node: Node<"fileSystem">): Block {
  const { graph, name } = context;
  const { throughput, provisionedMiBps, coldAfterDays } = node.properties;
  return resource(
    "efs_file_system",
    name(),
    {
      encrypted: true,
      ...encryptionKey(context),
      performanceMode: "generalPurpose",
      throughputMode: throughput,
      ...(provisionedMiBps === undefined ? {} : { provisionedThroughputInMibps: provisionedMiBps }),
      ...(coldAfterDays === 0 ? {} : { lifecyclePolicy: lifecycle(coldAfterDays) }),
      tags: { Name: `${graph.deployment.name}-${node.id}` },
    },
    kept(context),
  );
}

/** Whitepaper, Shared Storage. Encrypted, TLS only, mounted through one access point. */
export const fileSystem: NodeEmitter<"fileSystem"> = {
  attributes: {
    id: (name) => attributeOf("efs_file_system", name(), "id"),
    arn: (name) => attributeOf("efs_file_system", name(), "arn"),
    accessPointId: (name) => attributeOf("efs_access_point", name("access-point"), "id"),
    accessPointArn: (name) => attributeOf("efs_access_point", name("access-point"), "arn"),
  },
  blocks: (node, context) => {
    const { graph, name, text, attribute } = context;
    const { path, uid, gid, mode } = node.properties.accessPoint;
    const fileSystemId = attribute("efs_file_system", "id");
    return [
      ...securityGroups(context, node.id, "shared files"),
      files(context, node),
      // The backup plan of this configuration copies it; ENABLED would copy it a second time.
      resource("efs_backup_policy", name("backup-policy"), { fileSystemId, backupPolicy: { status: "DISABLED" } }),
      resource("efs_file_system_policy", name("policy"), {
        fileSystemId,
        policy: policyOf(context, attribute("efs_file_system", "arn")),
      }),
      resource("efs_access_point", name("access-point"), {
        fileSystemId,
        posixUser: { uid, gid },
        rootDirectory: { path, creationInfo: { ownerUid: uid, ownerGid: gid, permissions: mode } },
      }),
      ...targetsOf(graph, node.id, "runsIn", "subnet").map((subnet) =>
        resource(
          "efs_mount_target",
          name(`mount-in-${subnet.id}`),
          {
            fileSystemId,
            subnetId: text({ ref: subnet.id, attribute: "id" }),
            securityGroups: securityGroupIds(context, node.id),
          },
          // Nobody mounts it before the policy says who may.
          { dependsOn: [address("efs_file_system_policy", name("policy"))] },
        ),
      ),
    ];
  },
};
