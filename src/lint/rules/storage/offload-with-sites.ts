import { sitesOf } from "../../../compiler/plan/hosts.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "wpspec: with several sites one path means another file on each host, which a bucket cannot tell apart",
  *check({ spec }) {
    if (!spec.storage.static.enabled || sitesOf(spec).length === 0) return;
    yield {
      at: "storage.static.enabled",
      message: "With wordpress.sites the same path is another file on each host: the bucket would answer one site with another's.",
      hint: "Delete storage.static.enabled; CloudFront caches the sites' files by host.",
    };
  },
};
