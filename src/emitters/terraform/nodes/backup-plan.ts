import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Node } from "../../../compiler/graph/node.js";
import type { Value } from "../../../compiler/graph/value.js";
import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { rolePolicies } from "../role-policies.js";

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
const windows = { startWindow: 60, completionWindow: 1440 };

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
            ...windows,
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
          resources: targetsOf(graph, node.id, "backsUp").map((each) => text(resourceOf(each))),
        },
        // From the first job on the role may do what it is for.
        { dependsOn: rolePolicies(context, role) },
      ),
    ];
  },
};
