import { targetsOf } from "../../../compiler/graph/graph.js";
import { backedUp, backupWindows } from "../../backed-up.js";
import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { rolePolicies } from "../role-policies.js";

/** One rule of AWS Backup and what it applies to: named by ARN, so that no tag can add or remove anything. */
export const backupPlan: NodeEmitter<"backupPlan"> = {
  attributes: { id: (name) => attributeOf("backup_plan", name(), "id") },
  blocks: (node, context) => {
    const { graph, name, text, attribute } = context;
    const { vault, copyTo, schedule, retentionDays, role } = node.properties;
    const lifecycle = { deleteAfter: retentionDays };
    return [
      resource("backup_plan", name(), {
        name: `${graph.deployment.name}-${node.id}`,
        rule: [
          {
            ruleName: node.id,
            targetVaultName: text({ ref: vault, attribute: "name" }),
            schedule,
            startWindow: backupWindows.startMinutes,
            completionWindow: backupWindows.completionMinutes,
            lifecycle,
            copyAction:
              copyTo === undefined
                ? undefined
                : [{ destinationVaultArn: text({ ref: copyTo, attribute: "arn" }), lifecycle }],
          },
        ],
      }),
      resource(
        "backup_selection",
        name("selection"),
        {
          planId: attribute("backup_plan", "id"),
          name: node.id,
          iamRoleArn: text({ ref: role, attribute: "arn" }),
          resources: targetsOf(graph, node.id, "backsUp").map((each) => text(backedUp(each))),
        },
        // From the first job on the role may do what it is for.
        { dependsOn: rolePolicies(context, role) },
      ),
    ];
  },
};
