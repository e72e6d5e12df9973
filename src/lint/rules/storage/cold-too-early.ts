import type { RuleFor } from "../../rule.js";

/** People come back to a site once a week: what was read last week is not cold yet. */
const week = 7;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "info",
  source:
    "Amazon EFS User Guide, Managing storage lifecycle: Infrequent Access is for files read a few times each quarter",
  *check({ spec, resolved }) {
    const { coldAfterDays } = spec.storage.files;
    if (coldAfterDays > week || !resolved.isWritten("storage.files.coldAfterDays")) return;
    yield {
      at: "storage.files.coldAfterDays",
      message: `Files that nobody asked for in ${coldAfterDays} day${coldAfterDays === 1 ? "" : "s"} (coldAfterDays: ${coldAfterDays}) go to slower storage where each read is billed: readers of older posts wait, and an update of plugins moves everything back.`,
      hint: "Write 30 or more, or delete storage.files.coldAfterDays.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "storage.files.coldAfterDays" }] },
    };
  },
};
