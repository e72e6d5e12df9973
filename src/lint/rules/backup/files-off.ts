import type { SpecOf } from "../../../generated/spec.js";
import type { Finding, RuleFor } from "../../rule.js";
import { serverCopies } from "../../server-copies.js";

/** What is lost of a single server's files; its database is another rule's. */
function ofServer(spec: SpecOf<"ec2">): Pick<Finding, "at" | "message" | "severity"> | undefined {
  const { isOnOwnDisk, isCopied } = serverCopies(spec);
  if (isOnOwnDisk) {
    const message =
      "With images: false the only copy of themes, plugins and uploads is on the server's own disk, where an image with a WordPress of its own keeps them.";
    return isCopied || spec.database.engine === "local" ? undefined : { at: "backup.images", message };
  }
  if (spec.backup.files !== false) return undefined;
  const message =
    "With files: false themes, plugins and uploads are copied in images of the whole server alone: one deleted picture means to start a server from the image.";
  return isCopied ? { at: "backup.files", message, severity: "warning" } : { at: "backup.files", message: nowhere };
}

const nowhere = "With files: false there is no copy of themes, plugins and uploads anywhere: what is deleted is gone.";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  isForProduction: true,
  source: "Whitepaper, Appendix B: Backup and Recovery",
  *check({ spec, resolved }) {
    const lost =
      spec.tier === "ec2"
        ? ofServer(spec)
        : spec.backup.files === false
          ? ({ at: "backup.files", message: nowhere } as const)
          : undefined;
    if (lost === undefined || !resolved.isWritten(lost.at)) return;
    yield {
      ...lost,
      hint: `Delete ${lost.at}: a backup is made every night.`,
      fix: { isSafe: true, changes: [{ kind: "delete", at: lost.at }] },
    };
  },
};
