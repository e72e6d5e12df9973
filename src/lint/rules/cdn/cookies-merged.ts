import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "info",
  source: "Amazon CloudFront Developer Guide, Quotas: cookies per policy",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/cookies-merged",
      ({ path, from, to }) => ({
        message: `${path} varies on more cookies than a policy lists, so ${from.join(", ")} became ${to.length === 0 ? "nothing" : to.join(", ")}.`,
        hint: "Delete cookies that do not change pages from wordpress.cookies, if that is too wide.",
        subject: path,
      }),
      ["wordpress.cookies", "wordpress.plugins"],
    );
  },
};
