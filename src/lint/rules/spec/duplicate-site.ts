import { siteNames } from "../../../compiler/plan/hosts.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "wpspec: a site's directory and database are called after its name",
  *check({ spec }) {
    const names = siteNames(spec);
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue;
      yield {
        at: `wordpress.sites.${index}`,
        message: `Two sites are called ${name}: they would share one directory and one database.`,
        hint: `Write another name for one of them, such as ${name}-2.`,
      };
    }
  },
};
