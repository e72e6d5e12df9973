import { getAtt, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

/**
 * A log group with an end to its memory. Deleted with the stack: a group left behind under this name would stop the
 * stack from being made again, and what it holds expires anyway.
 */
export const logGroup: NodeEmitter<"logGroup"> = {
  // The ARN ends with `:*` and so means the streams, which is what writers need.
  attributes: { arn: (name) => getAtt(name(), "Arn"), name: (name) => ref(name()) },
  resources: (node, { name }) => [
    {
      name: name(),
      type: "AWS::Logs::LogGroup",
      deletionPolicy: "Delete",
      properties: { LogGroupName: node.properties.name, RetentionInDays: node.properties.retentionDays },
    },
  ],
};
