import { missingCookie } from "../../missing-cookie.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "WordPress source, wp-includes/pluggable.php, wp_set_auth_cookie(); whitepaper, Appendix A, Table 1",
  *check(facts) {
    yield* missingCookie(facts, "wordpress_logged_in_*", "who is not logged in");
  },
};
