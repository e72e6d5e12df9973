import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: { modern: "error", whitepaper: "info" },
  source:
    "Amazon S3 User Guide, Blocking public access; Amazon CloudFront Developer Guide, Restrict access to an S3 origin",
  *check({ spec, resolved }) {
    const { enabled, access } = spec.storage.static;
    if (!enabled || access !== "website" || !resolved.isWritten("storage.static.access")) return;
    yield {
      at: "storage.static.access",
      message:
        "With access: website everybody can read the bucket past CloudFront: without its firewall, without its countries, without TLS.",
      hint: "Write storage.static.access: private, as CloudFront signs its requests then.",
      fix: { isSafe: true, changes: [{ kind: "set", at: "storage.static.access", to: "private" }] },
    };
  },
};
