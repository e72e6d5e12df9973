import type { RuleFor } from "../../rule.js";
import { serverCopies } from "../../server-copies.js";

export const rule: RuleFor<"ec2"> = {
  tiers: ["ec2"],
  severity: "error",
  isForProduction: true,
  supersedes: ["backup/files-off"],
  source: "Whitepaper, Appendix B: Backup and Recovery",
  *check({ spec }) {
    const { isOnOwnDisk, isCopied } = serverCopies(spec);
    if (isCopied || spec.database.engine !== "local") return;
    const at = isOnOwnDisk ? "backup.images" : "backup.files";
    yield {
      at,
      message: `With ${isOnOwnDisk ? "images: false" : "files: false, and no images either,"} the server's disk is the only copy of the database: a mistake or a break-in takes every post.`,
      hint: `Delete ${at}: a backup is made every night.`,
      fix: { isSafe: true, changes: [{ kind: "delete", at }] },
    };
  },
};
