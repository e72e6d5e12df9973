import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Static Content Offload: Amazon S3 as an origin for CloudFront",
  *check({ spec }) {
    if (!spec.storage.static.enabled || spec.cdn.enabled) return;
    yield {
      at: "storage.static.enabled",
      message: "Static files would go to a private bucket that nobody serves: cdn.enabled is false.",
      hint: "Write cdn.enabled: true, or storage.static.enabled: false.",
    };
  },
};
