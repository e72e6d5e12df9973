import { contains } from "../../../compiler/cdn/pattern.js";
import { asAdmin } from "../../behavior-fixes.js";
import { answerTo, withHeader } from "../../requests.js";
import type { Rule } from "../../rule.js";

const nonce = { name: "X-WP-Nonce", value: "1" };
const routes = ["wp-json/*", "*/wp-json/*"];

export const rule: Rule = {
  severity: { modern: "error", whitepaper: "info" },
  source: "WordPress REST API Handbook, Authentication",
  supersedes: ["cdn/admin-behavior-weakened", "cdn/dynamic-as-static"],
  *check(facts) {
    for (const each of facts.written) {
      const { at, behavior, path } = each;
      const isExact = !/[*?]/u.test(behavior.path);
      if (behavior.kind === "admin" || isExact) continue;
      if (!routes.some((route) => contains(route, behavior.path) === true)) continue;
      const { forwarded } = answerTo(facts, withHeader(facts, path, nonce));
      if (forwarded.headers.some((line) => line.startsWith(nonce.name))) continue;
      yield {
        at: `${at}.kind`,
        message: `GET ${path} with header ${nonce.name} reaches WordPress without it or not at all, so the block editor loads stale drafts and says "Updating failed".`,
        hint: "Write kind: admin.",
        fix: { isSafe: true, changes: asAdmin(each) },
      };
    }
  },
};
