import type { Node } from "../compiler/graph/node.js";
import type { Value } from "../compiler/graph/value.js";

/** How AWS Backup names what it copies. */
export function backedUp(node: Node): Value {
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
export const backupWindows = { startMinutes: 60, completionMinutes: 1440 } as const;
