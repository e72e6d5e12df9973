import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix B: a backup bucket in another AWS Region",
  *check({ spec }) {
    const { static: files } = spec.backup;
    const copyTo = "copyTo" in spec.backup ? spec.backup.copyTo : undefined;
    const hint = "Write another region.";
    if (copyTo === spec.region) {
      const message = `${copyTo} is the region of the site itself: what takes the backups takes their copies too.`;
      yield { at: "backup.copyTo", message, hint };
    }
    if (files.replicateTo === spec.region) {
      const message = `${spec.region} is the region of the site itself: what takes the files takes their copies too.`;
      yield { at: "backup.static.replicateTo", message, hint };
    }
  },
};
