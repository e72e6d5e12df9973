import { cookieNamed } from "../../../compiler/cdn/cookie-names.js";
import { coreCookies } from "../../../compiler/cdn/cookie-pack.js";
import { requestFor, shareAnswer, withCookie } from "../../requests.js";
import { mayBePages, isFile } from "../../static-file.js";
import type { Rule } from "../../rule.js";

/** Who reads a page: by WordPress's own cookies, the one of the login first. */
const readers = coreCookies.filter(({ varies }) => varies === "key").map(({ name }) => cookieNamed(name));

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: static content has no cookies and a long life",
  *check(facts) {
    for (const { at, behavior, page } of facts.written) {
      if (behavior.kind !== "static" || behavior.origin !== "web" || page === undefined) continue;
      if (isFile(page) || !mayBePages(behavior.path)) continue;
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
        fix: { isSafe: false, changes: [{ kind: "set", at: `${at}.kind`, to: "frontend" }] },
      };
    }
  },
};
