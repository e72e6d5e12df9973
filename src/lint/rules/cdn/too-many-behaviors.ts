import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Quotas: cache behaviors per distribution",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/too-many-behaviors",
      ({ count, limit }) => ({
        message: `The distribution would have ${count} behaviors; CloudFront takes ${limit}.`,
        hint: "Join paths with a wildcard, or delete some of cdn.behaviors and wordpress.uncachedPaths.",
      }),
      ["cdn.behaviors", "wordpress.uncachedPaths"],
    );
  },
};
