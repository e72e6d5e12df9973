import { targetsOf } from "../../../compiler/graph/graph.js";
import { backedUp, backupWindows } from "../../backed-up.js";
import { ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

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
                StartWindowMinutes: backupWindows.startMinutes,
                CompletionWindowMinutes: backupWindows.completionMinutes,
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
            Resources: targetsOf(graph, node.id, "backsUp").map((each) => value(backedUp(each))),
          },
        },
      },
    ];
  },
};
