import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix B: a backup bucket in another AWS Region",
  *check({ spec }) {
    const { static: files } = spec.backup;
    const copyTo = "copyTo" in spec.backup ? spec.backup.copyTo : undefined;
    const message = (region: string): string =>
      `${region} is the region of the site itself: the copy is lost with the original, and S3 refuses to replicate there.`;
    const hint = "Name another region.";
    if (copyTo === spec.region) yield { at: "backup.copyTo", message: message(copyTo), hint };
    if (files.replicateTo === spec.region)
      yield { at: "backup.static.replicateTo", message: message(spec.region), hint };
    if (copyTo !== undefined && files.replicateTo !== undefined && copyTo !== files.replicateTo) {
      yield {
        at: "backup.copyTo",
        message: `Backups go to ${copyTo} and static files to ${files.replicateTo}: neither region could bring the site back, and one deployment has one recovery stack.`,
        hint: `Write the same region for both: backup.copyTo: ${files.replicateTo}.`,
      };
    }
  },
};
