import { engines } from "../../../generated/facts.js";
import type { Rule } from "../../rule.js";
import { supportOn } from "../../support.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon Aurora User Guide, Using Amazon RDS Extended Support; Release calendars for Aurora MySQL",
  supersedes: ["change/engine-minor-pinned"],
  *check({ spec, resolved, today }) {
    const at = "database.engineVersion";
    const { engine, engineVersion } = spec.database;
    if (engine !== "aurora" || !resolved.isWritten(at)) return;
    const major = engines.aurora.majors.find(({ begins }) => engineVersion.startsWith(begins));
    const support = major === undefined ? "lasts" : supportOn(today, major.supportedUntil);
    if (major === undefined || support === "lasts") return;
    const { name, supportedUntil, next } = major;
    yield {
      at,
      message:
        support === "ended"
          ? `Standard support of ${name} (${engineVersion}) ended on ${supportedUntil}: AWS charges Extended Support for each processor and hour, without asking.`
          : `Standard support of ${name} (${engineVersion}) ends on ${supportedUntil}: from then on AWS charges Extended Support for each processor and hour, without asking.`,
      hint: `Write ${next}, and try the upgrade in an environment first.`,
      ...(support === "ends" ? { severity: "warning" } : {}),
    };
  },
};
