import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Node } from "../../../compiler/graph/node.js";
import type { Value } from "../../../compiler/graph/value.js";
import { ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

/** How AWS Backup names what it copies. */
function resourceOf(node: Node): Value {
  switch (node.kind) {
    case "fileSystem":
      return { ref: node.id, attribute: "arn" };
    case "databaseCluster":
      return { ref: node.id, attribute: "arn" };
    case "dataVolume":
      return { ref: node.id, attribute: "arn" };
    case "webServer":
      return { ref: node.id, attribute: "arn" };
    case "staticBucket":
      return { ref: node.id, attribute: "arn" };
    default:
      throw new Error(`AWS Backup cannot copy ${node.id}, a ${node.kind}.`);
  }
}

/**
 * A job that has not begun after an hour, or ended after a day, is given up. A day, because the first copy of a large
 * file system takes hours, and one that is cut off is worth nothing.
 */
const windows = { StartWindowMinutes: 60, CompletionWindowMinutes: 1440 };

/** One rule of AWS Backup and what it applies to: named by ARN, so that no tag can add or remove anything. */
export const backupPlan: NodeEmitter<"backupPlan"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (node, { graph, name, value }) => {
    const { vault, copyTo, schedule, retentionDays, role } = node.properties;
    const Lifecycle = { DeleteAfterDays: retentionDays };
    return [
      {
        name: name(),
        type: "AWS::Backup::BackupPlan",
        properties: {
          BackupPlan: {
            BackupPlanName: `${graph.deployment.name}-${node.id}`,
            BackupPlanRule: [
              {
                RuleName: node.id,
                TargetBackupVault: value({ ref: vault, attribute: "name" }),
                ScheduleExpression: schedule,
                ...windows,
                Lifecycle,
                CopyActions:
                  copyTo === undefined
                    ? undefined
                    : [{ DestinationBackupVaultArn: value({ ref: copyTo, attribute: "arn" }), Lifecycle }],
              },
            ],
          },
        },
      },
      {
        name: name("selection"),
        type: "AWS::Backup::BackupSelection",
        properties: {
          BackupPlanId: ref(name()),
          BackupSelection: {
            SelectionName: node.id,
            IamRoleArn: value({ ref: role, attribute: "arn" }),
            Resources: targetsOf(graph, node.id, "backsUp").map((each) => value(resourceOf(each))),
          },
        },
      },
    ];
  },
};
