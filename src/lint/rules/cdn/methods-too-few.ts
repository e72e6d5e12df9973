import { answerTo, requestFor } from "../../requests.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: all methods but for static content",
  *check(facts) {
    for (const { at, entry, behavior, page } of facts.written) {
      if (entry.methods === undefined || behavior.kind === "static" || page === undefined) continue;
      if (answerTo(facts, requestFor(facts, page, { method: "POST" })).action.kind !== "reject") continue;
      yield {
        at: `${at}.methods`,
        message: `POST ${page} is refused by CloudFront with 403: comments, forms and checkouts do not arrive.`,
        hint: "Write methods: all, or delete the key.",
        fix: { isSafe: true, changes: [{ kind: "set", at: `${at}.methods`, to: "all" }] },
      };
    }
  },
};
