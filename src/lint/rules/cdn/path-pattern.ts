import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Path pattern: characters and length",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/path-pattern",
      ({ path, reason, letter }) => ({
        message:
          reason === "letter"
            ? `${path} holds "${letter}", which CloudFront does not take in a path pattern.`
            : reason === "empty"
              ? "An empty path matches nothing."
              : `${path} is longer than the 255 characters CloudFront takes.`,
        hint: "Write letters, digits and _-.$/~\"'@:+&, with * for any characters and ? for one.",
      }),
      ["path"],
    );
  },
};
