import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Static Content Offload: Amazon S3 as an origin for CloudFront",
  *check({ spec, resolved }) {
    if (!spec.storage.static.enabled || spec.cdn.enabled) return;
    yield {
      at: "storage.static.enabled",
      message:
        "With static: { enabled: true } files go to a private bucket that nobody serves, for cdn.enabled is false: their addresses lead nowhere.",
      hint: "Write cdn.enabled: true, or storage.static.enabled: false.",
      // Who wrote both keys has to say which of them was meant.
      fix: {
        isSafe: !resolved.isWritten("cdn.enabled"),
        changes: [{ kind: "set", at: "cdn.enabled", to: true }],
      },
    };
  },
};
