import { getAtt, ref } from "../cfn.js";
import { kept } from "../kept.js";
import type { NodeEmitter } from "../node-emitter.js";

/**
 * Where backups are kept, encrypted with the key AWS Backup manages in the account. Never deleted with the stack, but
 * removed when the stack's first creation fails: an empty vault left behind would block the next try by its name.
 */
export const backupVault: NodeEmitter<"backupVault"> = {
  attributes: { name: (name) => ref(name()), arn: (name) => getAtt(name(), "BackupVaultArn") },
  resources: (node, context) => [
    {
      name: context.name(),
      type: "AWS::Backup::BackupVault",
      deletionPolicy: kept(context, "RetainExceptOnCreate"),
      properties: {
        // The key is one of the site's region.
        EncryptionKeyArn: node.placement === "main" ? context.graph.deployment.kmsKeyArn : undefined,
        // At most 50 characters, of which the deployment's name may take 45.
        BackupVaultName: `${context.graph.deployment.name}${node.placement === "recovery" ? "-copy" : ""}`,
      },
    },
  ],
};
