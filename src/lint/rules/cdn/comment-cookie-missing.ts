import { missingCookie } from "../../missing-cookie.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source: "WordPress source, wp-includes/comment.php, wp_set_comment_cookies()",
  *check(facts) {
    yield* missingCookie(
      facts,
      "comment_author_*",
      "who wrote no comment, so a comment that waits for approval is gone",
    );
  },
};
