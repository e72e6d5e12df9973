import type { Rule } from "../../rule.js";
import { isCalledTrial } from "../../staging.js";

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix C; Google Search Central, Block Search indexing with noindex",
  *check({ spec, base, resolved }) {
    const name = resolved.environment;
    if (base === undefined || name === undefined || spec.purpose !== "production" || !isCalledTrial(resolved)) return;
    if (resolved.originOf("purpose").by !== "environment") return;
    yield {
      at: "purpose",
      message: `Environment ${name} is for production too, so search engines list it beside the site itself, and the mail of every test reaches real people.`,
      hint: `Delete environments.${name}.purpose: environments are for staging, which keeps them out of search and their mail in a log.`,
      fix: { isSafe: true, changes: [{ kind: "delete", at: "purpose" }] },
    };
  },
};
