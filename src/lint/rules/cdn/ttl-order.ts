import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Manage how long content stays in the cache",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/ttl-order",
      ({ path, min, default: usual, max }) => ({
        message: `The TTLs of ${path} are not in order: min ${min}, default ${usual}, max ${max}.`,
        hint: "Write min ≤ default ≤ max, in seconds.",
      }),
      ["ttlSeconds"],
    );
  },
};
