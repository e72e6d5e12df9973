import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Cache behavior settings: the first path pattern that matches decides",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/behavior-unreachable",
      ({ path, by }) => ({
        message: `No request reaches ${path}: ${by.join(", ")} come${by.length === 1 ? "s" : ""} first and take${by.length === 1 ? "s" : ""} every path of it.`,
        hint: by.includes(path)
          ? "Join the two behaviors into one."
          : `Write ${path} above ${by[0] ?? "them"}, or delete it.`,
      }),
      ["path"],
    );
  },
};
