import { sessionFreePaths } from "../../../compiler/cdn/cookie-pack.js";
import { covers, matches } from "../../../compiler/cdn/pattern.js";
import { behaviors as table } from "../../../generated/facts.js";
import { requestFor, shareAnswer, withCookie } from "../../requests.js";
import type { Rule } from "../../rule.js";

/** Where nothing but files lies, and files by their endings. */
const files: readonly string[] = [
  ...table.rows.flatMap(({ path, kind }) => (kind === "static" ? [path] : [])),
  ...sessionFreePaths,
];
const login = "wordpress_logged_in_1";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: static content has no cookies and a long life",
  *check(facts) {
    for (const { at, behavior, page } of facts.written) {
      if (behavior.kind !== "static" || behavior.origin !== "web" || page === undefined) continue;
      if (files.some((each) => matches(each, page)) || covers(files, behavior.path) !== false) continue;
      if (!shareAnswer(facts, withCookie(facts, page, login), requestFor(facts, page))) continue;
      yield {
        at: `${at}.kind`,
        message: `GET ${page} with cookie ${login}=… is answered as a file is, with what was kept for somebody who is not logged in: pages live on when they are edited, and members never see theirs.`,
        hint: "Write kind: frontend, or a path of files alone, such as /downloads/*.zip.",
      };
    }
  },
};
