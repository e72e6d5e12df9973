import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: { modern: "warning", whitepaper: "off" },
  source: "Amazon CloudFront Developer Guide, Require HTTPS for communication between viewers and CloudFront",
  *check({ written }) {
    for (const { at, entry, behavior, page } of written) {
      if (entry.viewerProtocol !== "allow-all" || behavior.kind !== "frontend" || page === undefined) continue;
      yield {
        at: `${at}.viewerProtocol`,
        message: `GET http://…${page} is answered in clear text: whoever shares the network reads and changes pages, and the cookies of who is logged in.`,
        hint: "Delete viewerProtocol, or write redirect-to-https.",
        fix: { isSafe: true, changes: [{ kind: "delete", at: `${at}.viewerProtocol` }] },
      };
    }
  },
};
