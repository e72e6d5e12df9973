import type { Rule } from "../../rule.js";

/** Who meets an error reloads the page; after a minute people have gone. */
const mostSeconds = 60;

export const rule: Rule = {
  severity: "warning",
  source: "Amazon CloudFront Developer Guide, How CloudFront caches HTTP 4xx and 5xx status codes",
  *check({ spec, resolved }) {
    const at = "cdn.errorTtlSeconds";
    const { enabled, errorTtlSeconds } = spec.cdn;
    if (!enabled || errorTtlSeconds <= mostSeconds || !resolved.isWritten(at)) return;
    yield {
      at,
      message: `GET / that fails once is answered with the error for ${errorTtlSeconds} seconds more, however soon WordPress is well again.`,
      hint: "Delete cdn.errorTtlSeconds, which keeps errors for 5 seconds, or write 60 at the most.",
      fix: { isSafe: true, changes: [{ kind: "delete", at }] },
    };
  },
};
