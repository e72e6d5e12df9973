import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A: Static Origin Creation",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/static-origin-empty",
      ({ path, reason }) => ({
        message:
          reason === "offload"
            ? `${path} would be asked of a bucket, and there is none: storage.static is off.`
            : `${path} would be asked of the bucket, and nothing puts such files there: S3 would answer 403.`,
        hint: "Write origin: web, or add the path to storage.static.paths.",
      }),
      ["origin"],
    );
  },
};
