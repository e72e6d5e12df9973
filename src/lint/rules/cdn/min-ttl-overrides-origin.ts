import { ttl } from "../../../compiler/cdn/ttl.js";
import type { Rule } from "../../rule.js";

/** What WordPress says of a page that is one reader's alone. */
const ownPage = { cacheControl: "private, no-store" };

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Manage how long content stays in the cache (expiration)",
  *check({ written, resolved }) {
    for (const { at, behavior, page } of written) {
      if (behavior.kind === "static" || !behavior.cached || page === undefined) continue;
      const seconds = ttl(behavior.ttlSeconds, ownPage);
      if (seconds === 0) continue;
      const min = `${at}.ttlSeconds.min` as const;
      yield {
        at: resolved.isWritten(min) ? min : at,
        message: `GET ${page} is kept for ${seconds} seconds even where WordPress answers "${ownPage.cacheControl}", as it does to who is logged in and with a full cart.`,
        hint: "Write min: 0.",
        fix: { isSafe: true, changes: [{ kind: "set", at: min, to: 0 }] },
      };
    }
  },
};
