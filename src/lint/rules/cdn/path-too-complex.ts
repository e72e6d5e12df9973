import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Path pattern",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/path-too-complex",
      ({ path }) => ({
        message: `${path} has so many wildcards that it cannot be decided which requests reach it.`,
        hint: "Write it with fewer of * and ?.",
      }),
      ["path"],
    );
  },
};
