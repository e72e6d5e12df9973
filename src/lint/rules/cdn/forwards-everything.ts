import { areKeptApart, withCookie } from "../../requests.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix A: Dynamic Content; Amazon CloudFront Developer Guide, Cache content based on cookies",
  *check(facts) {
    for (const { at, entry, behavior, path } of facts.written) {
      if (entry.cookies !== "all" || behavior.kind === "static") continue;
      if (!areKeptApart(facts, withCookie(facts, path, "_ga", "1"), withCookie(facts, path, "_ga", "2"))) continue;
      yield {
        at: `${at}.cookies`,
        message: `GET ${path} of two visitors, one with cookie _ga=1 and one with _ga=2, share no kept page: every view costs PHP.`,
        hint: "Delete cookies, and list what else varies pages in wordpress.cookies; or write kind: admin, if nothing may be kept.",
        fix: { isSafe: true, changes: [{ kind: "delete", at: `${at}.cookies` }] },
      };
    }
  },
};
