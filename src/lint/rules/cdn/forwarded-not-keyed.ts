import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Control the cache key with a policy",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/forwarded-not-keyed",
      ({ path, part }) => ({
        message: `All ${part === "queryStrings" ? "query strings" : part} of a request to ${path} would reach WordPress while its cached answer goes to everybody.`,
        hint: `Write a list of the ${part} that change the page, or kind: admin, which caches nothing.`,
      }),
      ["headers"],
    );
  },
};
