import { missingCookie } from "../../missing-cookie.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  // The paper's own list lacks it.
  severity: { modern: "error", whitepaper: "info" },
  source: "WordPress source, wp-includes/post-template.php, post_password_required()",
  *check(facts) {
    yield* missingCookie(facts, "wp-postpass_*", "who typed no password, so its form comes back for ever");
  },
};
