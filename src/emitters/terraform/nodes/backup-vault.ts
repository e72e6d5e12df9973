import { resource } from "../block.js";
import { kept } from "../kept.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Where backups are kept, encrypted with the key AWS Backup manages in the account unless the spec names another. */
export const backupVault: NodeEmitter<"backupVault"> = {
  attributes: {
    name: (name) => attributeOf("backup_vault", name(), "name"),
    arn: (name) => attributeOf("backup_vault", name(), "arn"),
  },
  blocks: (node, context) => {
    const { name, kmsKeyArn } = context.graph.deployment;
    return [
      resource(
        "backup_vault",
        context.name(),
        {
          // At most 50 characters, of which the deployment's name may take 45.
          name: `${name}${node.placement === "recovery" ? "-copy" : ""}`,
          // The key is one of the site's region.
          kmsKeyArn: node.placement === "main" ? kmsKeyArn : undefined,
          // A vault that still holds backups is never emptied by us.
          forceDestroy: false,
        },
        kept(context),
      ),
    ];
  },
};
