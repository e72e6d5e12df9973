import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Whitepaper, Appendix B: a site comes back in another AWS Region from all of its parts",
  *check({ spec }) {
    const { copyTo, files, images, static: bucket } = spec.backup;
    const { replicateTo } = bucket;
    // A copy in the site's own region is no copy at all, which is said already.
    if (replicateTo === undefined || replicateTo === spec.region || copyTo === spec.region) return;
    if (copyTo === undefined) {
      if (spec.purpose === "staging" || (files === false && images === false)) return;
      yield {
        at: "backup.static.replicateTo",
        severity: "warning",
        message: `Uploads are copied to ${replicateTo} and nothing else is: without themes, plugins and settings the site cannot come back there.`,
        hint: `Add backup.copyTo: ${replicateTo}.`,
        fix: { isSafe: true, changes: [{ kind: "set", at: "backup.copyTo", to: replicateTo }] },
      };
    } else if (copyTo !== replicateTo) {
      yield {
        at: "backup.copyTo",
        message: `Backups go to ${copyTo} and static files to ${replicateTo}: neither region could bring the site back, and one deployment has one recovery stack.`,
        hint: `Write the same region for both: backup.copyTo: ${replicateTo}.`,
        fix: { isSafe: false, changes: [{ kind: "set", at: "backup.copyTo", to: replicateTo }] },
      };
    }
  },
};
