import { isList } from "../../../compiler/cdn/behavior.js";
import { cookieOutside, coversCookie } from "../../../compiler/cdn/cookie-names.js";
import { cookiePack, coreCookies, type PackCookie } from "../../../compiler/cdn/cookie-pack.js";
import { matches } from "../../../compiler/cdn/pattern.js";
import { withItems } from "../../behavior-fixes.js";
import { answerTo, requestFor, shareAnswer, withCookie } from "../../requests.js";
import type { Facts, Rule } from "../../rule.js";
import { plainPaths, type WrittenBehavior } from "../../written-behaviors.js";

/** Under the names of WordPress's own cookies other rules look. */
const isOwn = ({ name }: PackCookie): boolean => coreCookies.some((core) => coversCookie(core.name, name));

/** The cookies of a plugin that vary pages, without those that only a setting of its own brings. */
const varying = (plugin: string): readonly PackCookie[] =>
  (cookiePack(plugin)?.cookies ?? []).filter(
    (cookie) => cookie.varies === "key" && cookie.onlyWith === undefined && !isOwn(cookie),
  );

/** A page of a behavior on which a cookie changes something. */
function pageWith(facts: Facts, { behavior, page }: WrittenBehavior, { paths }: PackCookie): string | undefined {
  if (page === undefined || paths.some((path) => matches(path, page))) return page;
  return paths
    .flatMap((path) => [...plainPaths(path)].slice(0, 4))
    .find((path) => answerTo(facts, requestFor(facts, path)).behavior === behavior);
}

/** Somebody with the cookie and somebody without it, or with another value where everybody has one, get one answer. */
function whatGoesWrong(facts: Facts, page: string, name: string, { values }: PackCookie): string | undefined {
  const [value = "1", other] = values ?? [];
  const rival = other === undefined ? requestFor(facts, page) : withCookie(facts, page, name, other);
  if (!shareAnswer(facts, withCookie(facts, page, name, value), rival)) return undefined;
  const whose = other === undefined ? "cached page of somebody without it" : `page cached for ${name}=${other}`;
  return `GET ${page} with cookie ${name}=${value} gets the ${whose}.`;
}

export const rule: Rule = {
  severity: { modern: "error", whitepaper: "warning" },
  source: "wpspec: spec/cookies, each cookie with its own source",
  *check(facts) {
    for (const each of facts.written) {
      const { cookies } = each.entry;
      if (cookies === undefined || cookies === "all" || each.behavior.kind === "static") continue;
      const listed = isList(cookies) ? cookies : [];
      for (const plugin of facts.spec.wordpress.plugins ?? []) {
        const missing = varying(plugin).flatMap((cookie) => {
          const page = pageWith(facts, each, cookie);
          const name = cookieOutside(listed, cookie.name);
          const message =
            page === undefined || name === undefined ? undefined : whatGoesWrong(facts, page, name, cookie);
          return message === undefined ? [] : [{ pattern: cookie.name, message }];
        });
        const [first] = missing;
        if (first === undefined) continue;
        const names = missing.map(({ pattern }) => pattern);
        yield {
          at: `${each.at}.cookies`,
          message: first.message,
          hint: `Add ${names.join(", ")} to these cookies, or delete the key: all cookies that vary pages are then listed by themselves.`,
          subject: plugin,
          fix: withItems(`${each.at}.cookies`, cookies, names),
        };
      }
    }
  },
};
