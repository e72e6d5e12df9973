import { resource } from "../block.js";
import { encryptionKey } from "../encryption-key.js";
import { kept } from "../kept.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Uploads, code and a local database of one server. The server attaches it itself, so that it can pass it on. */
export const dataVolume: NodeEmitter<"dataVolume"> = {
  attributes: {
    id: (name) => attributeOf("ebs_volume", name(), "id"),
    arn: (name) => attributeOf("ebs_volume", name(), "arn"),
  },
  blocks: (node, context) => {
    const { graph, name, text } = context;
    const { name: deployment, keepsData } = graph.deployment;
    return [
      resource(
        "ebs_volume",
        name(),
        {
          availabilityZone: text({ ref: node.properties.subnet, attribute: "zone" }),
          type: "gp3",
          size: node.properties.sizeGiB,
          encrypted: true,
          ...encryptionKey(context),
          // For whoever lifts the protection and deletes it all the same.
          finalSnapshot: keepsData,
          tags: { Name: `${deployment}-${node.id}` },
        },
        kept(context),
      ),
    ];
  },
};
