import { asAdmin } from "../../behavior-fixes.js";
import { answerTo, requestFor } from "../../requests.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "WooCommerce source, WC_Cache_Helper::prevent_caching(); for others the source of the path in spec/cookies",
  supersedes: ["cdn/dynamic-as-static"],
  *check(facts) {
    const { plugins = [] } = facts.spec.wordpress;
    for (const each of facts.written) {
      const { at, behavior, replaces, path } = each;
      if (replaces !== "uncached" || (behavior.kind === "admin" && !behavior.cached)) continue;
      const isKept = answerTo(facts, requestFor(facts, path)).isCacheable;
      const [, asked = ""] = behavior.because;
      const [, index] = /^wordpress\.plugins\.(\d+)$/u.exec(asked) ?? [];
      const who = index === undefined ? "wordpress.uncachedPaths" : (plugins[Number(index)] ?? asked);
      yield {
        at: behavior.kind === "admin" ? at : `${at}.kind`,
        message: isKept
          ? `GET ${path} is answered with what was kept for the one who asked before, though ${who} says that it is never cached.`
          : `GET ${path} reaches WordPress without what kind admin forwards, though ${who} says that it is never cached.`,
        hint: "Write kind: admin without further keys, or delete this behavior.",
        fix: { isSafe: false, changes: asAdmin(each) },
      };
    }
  },
};
