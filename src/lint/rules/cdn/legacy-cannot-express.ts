import type { Rule } from "../../rule.js";

const words = { queryStrings: "query strings", headers: "headers", cookies: "cookies" } as const;

export const rule: Rule = {
  severity: "info",
  source: "Amazon CloudFront Developer Guide, Cache behavior settings (legacy)",
  *check({ cdn }) {
    for (const part of ["headers", "cookies", "queryStrings"] as const) {
      const paths = cdn.findings.flatMap((finding) =>
        finding.code === "cdn/legacy-cannot-express" && finding.params.part === part ? [finding.params.path] : [],
      );
      if (paths.length === 0) continue;
      yield {
        at: "cdn.forwarding",
        message: `Legacy forwarding cannot leave out single ${words[part]}, so ${paths.join(", ")} forward${paths.length === 1 ? "s" : ""} and keep${paths.length === 1 ? "s" : ""} apart all of them.`,
        hint: "Write cdn.forwarding: policies.",
        subject: part,
      };
    }
  },
};
