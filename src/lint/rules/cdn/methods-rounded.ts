import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "info",
  source: "Amazon CloudFront API Reference, AllowedMethods",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/methods-rounded",
      ({ path, written, emitted }) => ({
        message: `CloudFront knows three sets of methods, so ${path} with ${written.join(", ")} lets through ${emitted === "all" ? "all seven" : emitted === "readOptions" ? "GET, HEAD and OPTIONS" : "GET and HEAD"}.`,
        hint: "Write [GET, HEAD], [GET, HEAD, OPTIONS] or all.",
      }),
      ["methods"],
    );
  },
};
