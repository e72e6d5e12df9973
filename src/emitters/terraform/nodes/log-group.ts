import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

/** A log group with an end to its memory. Destroyed with the rest: what it holds expires anyway. */
export const logGroup: NodeEmitter<"logGroup"> = {
  attributes: {
    // With `:*` it means the streams, which is what writers need; Terraform's own attribute ends before it.
    arn: (name) => `${attributeOf("cloudwatch_log_group", name(), "arn")}:*`,
    name: (name) => attributeOf("cloudwatch_log_group", name(), "name"),
  },
  blocks: (node, { name }) => [
    resource("cloudwatch_log_group", name(), {
      name: node.properties.name,
      retentionInDays: node.properties.retentionDays,
      skipDestroy: false,
    }),
  ],
};
