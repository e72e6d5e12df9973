import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";
import { plainPath } from "../../written-behaviors.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Control the cache key with a policy",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/forwarded-not-keyed",
      ({ path, part }) => ({
        message: `Of GET ${plainPath(path)} all ${part === "queryStrings" ? "query strings" : part} would reach WordPress, while its kept answer goes to everybody.`,
        hint: `Write a list of the ${part} that change the page, or kind: admin, which caches nothing.`,
      }),
      ["headers"],
    );
  },
};
