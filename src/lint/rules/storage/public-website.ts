import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: { modern: "error", whitepaper: "off" },
  source: "Amazon S3 User Guide, Blocking public access; Amazon CloudFront Developer Guide, Restrict access to an S3 origin",
  *check({ spec }) {
    const { enabled, access } = spec.storage.static;
    if (!enabled || access !== "website") return;
    yield {
      at: "storage.static.access",
      message: "Everybody could read the bucket past CloudFront: without its firewall, without its countries, without TLS.",
      hint: "Delete storage.static.access: CloudFront signs its requests to a private bucket.",
    };
  },
};
