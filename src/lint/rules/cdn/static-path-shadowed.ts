import { cookies } from "../../../generated/facts.js";
import { asStatic, fileOf, staticFiles } from "../../static-file.js";
import type { Rule } from "../../rule.js";

const files = staticFiles(cookies.core.sessionFreePaths.fileExtensions);

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix A, Table 1: wp-content/* and wp-includes/*",
  *check(facts) {
    for (const each of facts.written) {
      if (each.behavior.kind === "static") continue;
      const path = fileOf(facts, each, files);
      if (path === undefined) continue;
      const change = asStatic(each);
      yield {
        at: `${each.at}.kind`,
        message: `GET ${path} is answered as kind ${each.behavior.kind}, so the file comes from a PHP server and is kept once for each visitor or not at all.`,
        hint: "Write kind: static, or a path without the files of wp-content/* and wp-includes/*.",
        ...(change === undefined ? {} : { fix: { isSafe: false, changes: [change] } }),
      };
    }
  },
};
