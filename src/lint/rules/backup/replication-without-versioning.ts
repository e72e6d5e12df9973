import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix B: Cross-Region Replication requires versioning on both buckets",
  *check({ spec }) {
    const { versioning, replicateTo } = spec.backup.static;
    if (replicateTo === undefined) return;
    if (!spec.storage.static.enabled) {
      yield {
        at: "backup.static.replicateTo",
        message: `There is no bucket of static files to replicate to ${replicateTo}: storage.static is off.`,
        hint: "Delete this key; backup.copyTo copies the shared files to another region.",
        fix: { isSafe: true, changes: [{ kind: "delete", at: "backup.static.replicateTo" }] },
      };
    } else if (spec.storage.static.bucket !== undefined) {
      yield {
        at: "backup.static.replicateTo",
        message: `The bucket ${spec.storage.static.bucket} is yours: its replication rules cannot be set from here.`,
        hint: "Set up replication where the bucket is managed, and delete this key.",
        fix: { isSafe: true, changes: [{ kind: "delete", at: "backup.static.replicateTo" }] },
      };
    } else if (!versioning) {
      yield {
        at: "backup.static.versioning",
        message: `S3 refuses to replicate to ${replicateTo}, for that needs versioning on both buckets: the deployment fails.`,
        hint: "Delete backup.static.versioning: false.",
        fix: { isSafe: true, changes: [{ kind: "delete", at: "backup.static.versioning" }] },
      };
    }
  },
};
