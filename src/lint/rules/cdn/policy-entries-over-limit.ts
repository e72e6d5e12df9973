import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Quotas: cookies, headers and query strings per policy",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/policy-entries-over-limit",
      ({ path, part, count, limit, names }) => ({
        message: `${path} would list ${count} ${part === "queryStrings" ? "query strings" : part === "names" ? "bytes of names" : part}; CloudFront takes ${limit}: ${names.join(", ")}.`,
        hint: "Delete what does not change pages, join names with *, or raise the quota and split the paths.",
        subject: `${path} ${part}`,
      }),
      ["cookies", "headers", "queryStrings", "wordpress.cookies", "wordpress.plugins"],
    );
  },
};
