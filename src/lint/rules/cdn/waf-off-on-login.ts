import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: { modern: "warning", whitepaper: "off" },
  source: "AWS WAF Developer Guide, Rate-based rule statement; wpspec: spec/firewall.yaml, the rule login-limit",
  isForProduction: true,
  *check({ spec, resolved }) {
    if (!spec.cdn.enabled || spec.cdn.waf !== false || !resolved.isWritten("cdn.waf")) return;
    yield {
      at: "cdn.waf",
      message:
        "POST /wp-login.php is let through as often as somebody guesses passwords, and each guess takes a PHP process.",
      hint: "Write cdn.waf: true, or { mode: count } to only watch.",
      fix: { isSafe: false, changes: [{ kind: "set", at: "cdn.waf", to: true }] },
    };
  },
};
