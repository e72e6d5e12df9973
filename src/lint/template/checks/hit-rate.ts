import { isList, type Items } from "../../../compiler/cdn/behavior.js";
import { cookieNamed, takesCookie } from "../../../compiler/cdn/cookie-names.js";
import { neverVarying } from "../../../compiler/cdn/cookie-pack.js";
import { behaviors as table } from "../../../generated/facts.js";
import { areApart, cookie, header, pageBehaviors, type TemplateCheck } from "../site.js";

const listOf = (items: Items): readonly string[] => (isList(items) ? items : []);

/** Pages that are kept once for each visitor, which is as good as not at all. */
export const hitRate: TemplateCheck = function* (site) {
  for (const [behavior, page] of pageBehaviors(site)) {
    const ask = (name: string, value: string) => site.ask(page, cookie(name, value));
    if (!isList(behavior.key.cookies) && areApart(ask("_ga", "1"), ask("_ga", "2"))) {
      yield {
        rule: "cdn/forwards-everything",
        behavior,
        message: `GET ${page} of two visitors, one with cookie _ga=1 and one with _ga=2, share no kept page: every view costs PHP.`,
        hint: "List the cookies that change pages instead of all: wordpress_logged_in_*, comment_author_*, wp-postpass_* and those of plugins.",
      };
    }
    for (const pattern of listOf(behavior.key.cookies)) {
      const idle = neverVarying.map(cookieNamed).find((name) => takesCookie([pattern], name));
      if (idle === undefined || !areApart(ask(idle, "1"), ask(idle, "2"))) continue;
      yield {
        rule: "cdn/keys-on-nonvarying-cookie",
        behavior,
        message: `GET ${page} with cookie ${idle}=1 and with ${idle}=2 are kept apart, and ${idle} changes nothing that WordPress prints.`,
        hint: takesCookie([pattern], "wordpress_logged_in_1")
          ? `Write wordpress_logged_in_* instead of ${pattern}.`
          : `Delete ${pattern}, or write the names that do change pages.`,
        subject: pattern,
      };
    }
    for (const name of table.headers.highCardinality) {
      if (!areApart(site.ask(page, header(name, "1")), site.ask(page, header(name, "2")))) continue;
      yield {
        rule: "cdn/high-cardinality-header",
        behavior,
        message: `GET ${page} of two visitors whose ${name} differs share no kept page, and it differs for nearly all.`,
        hint: `Delete ${name} from the headers of the cache policy, or from those that are forwarded.`,
        subject: name,
      };
    }
  }
};
