import { cookieNamed } from "../../../compiler/cdn/cookie-names.js";
import { coreCookies, sessionFreePaths } from "../../../compiler/cdn/cookie-pack.js";
import { covers, matches } from "../../../compiler/cdn/pattern.js";
import { behaviors as table } from "../../../generated/facts.js";
import { requestFor, shareAnswer, withCookie } from "../../requests.js";
import type { Rule } from "../../rule.js";

/** Where nothing but files lies, and files by their endings. */
const files: readonly string[] = [
  ...table.rows.flatMap(({ path, kind }) => (kind === "static" ? [path] : [])),
  ...sessionFreePaths,
];
/** Who reads a page: by WordPress's own cookies, the one of the login first. */
const readers = coreCookies.filter(({ varies }) => varies === "key").map(({ name }) => cookieNamed(name));

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: static content has no cookies and a long life",
  *check(facts) {
    for (const { at, behavior, page } of facts.written) {
      if (behavior.kind !== "static" || behavior.origin !== "web" || page === undefined) continue;
      if (files.some((each) => matches(each, page)) || covers(files, behavior.path) !== false) continue;
      const seconds = behavior.ttlSeconds.default;
      const name = readers.find((each) => shareAnswer(facts, withCookie(facts, page, each), requestFor(facts, page)));
      if (!behavior.cached) continue;
      yield {
        at: `${at}.kind`,
        message:
          name === undefined
            ? `GET ${page} is kept as a file is, ${seconds} seconds where WordPress says nothing, so pages live on when they are edited.`
            : `GET ${page} with cookie ${name}=… is answered as a file is, for ${seconds} seconds with what was kept for somebody without it: members never see their page, and nobody the edited one.`,
        hint: "Write kind: frontend, or a path of files alone, such as /downloads/*.zip.",
      };
    }
  },
};
