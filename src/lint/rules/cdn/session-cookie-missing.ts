import { missingCookie } from "../../missing-cookie.js";
import { coreCookies } from "../../../compiler/cdn/cookie-pack.js";
import type { Rule } from "../../rule.js";

const session = "wordpress_logged_in_*";

/** What else of WordPress changes pages. */
const others = coreCookies.filter(({ varies, name }) => varies === "key" && name !== session).map(({ name }) => name);

export const rule: Rule = {
  severity: "error",
  source: "WordPress source, wp-includes/pluggable.php, wp_set_auth_cookie(); whitepaper, Appendix A, Table 1",
  // Where not even the login counts, one thing is wrong: WordPress learns nothing of its readers.
  supersedes: ["cdn/comment-cookie-missing", "cdn/post-password-cookie-missing"],
  *check(facts) {
    yield* missingCookie(facts, session, "who is not logged in", others);
  },
};
