import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "info",
  source: "Amazon CloudFront Developer Guide, Cache behavior settings (legacy)",
  *check(facts) {
    yield* cdnFindings(facts, "cdn/legacy-cannot-express", ({ path, part }) => ({
      message:
        part === "forwardedProto"
          ? `With legacy forwarding WordPress cannot see on ${path} whether a visitor came by HTTPS.`
          : `Legacy forwarding cannot leave out single ${part === "queryStrings" ? "query strings" : part}, so ${path} forwards all of them.`,
      hint: "Write cdn.forwarding: policies.",
    }));
  },
};
