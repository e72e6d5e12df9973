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
      message:
        "GET /wp-content/uploads/logo.png is another file on each host of wordpress.sites: the bucket would answer one with another's.",
      hint: "Delete storage.static.enabled; CloudFront caches the sites' files by host.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "storage.static.enabled" }] },
    };
  },
};
