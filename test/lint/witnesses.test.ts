import { expect, test } from "vitest";
import { check } from "../../src/check.js";
import { route, type RouteAnswer, type RouteRequest } from "../../src/index.js";
import { pagedRules, rulePage, withoutCarets } from "../support/rule-pages.js";
import { isSaidBefore } from "./support/without-page.js";

/*
 * Where the message of a rule about CloudFront names a request, `wpspec route` shows for the spec of its page that
 * this is what becomes of the request. test/properties/lint-requests.test.ts does the same on generated specs.
 */

/** What a message names, and how to ask the distribution of the same spec. */
interface Claim {
  readonly message: string;
  readonly method: string;
  readonly url: string;
  /** Of `with cookie name=value`. */
  readonly cookie: readonly [name: string, value: string];
  ask(request?: Partial<RouteRequest>): RouteAnswer;
}

const isOneCopy = (one: RouteAnswer, other: RouteAnswer): boolean =>
  one.cacheable &&
  other.cacheable &&
  one.behavior.path === other.behavior.path &&
  JSON.stringify(one.cacheKey) === JSON.stringify(other.cacheKey);

const areTwoCopies = (one: RouteAnswer, other: RouteAnswer): boolean =>
  one.cacheable && other.cacheable && !isOneCopy(one, other);

const withCookie = ({ ask, cookie: [name] }: Claim, value: string): RouteAnswer =>
  ask({ cookies: [`${name}=${value === "…" ? "1" : value}`] });

/** Somebody with the cookie gets what was kept for somebody without it. */
const isOthers = (claim: Claim): boolean => isOneCopy(withCookie(claim, claim.cookie[1]), claim.ask());

/** Each value of the cookie has a copy of its own. */
const isApart = (claim: Claim): boolean => areTwoCopies(withCookie(claim, "1"), withCookie(claim, "2"));

const shows: Readonly<Record<string, (claim: Claim) => boolean>> = {
  "cdn/admin-behavior-weakened": ({ ask }) => ask().action === "serve" && ask().url.startsWith("http:"),
  "cdn/admin-path-shadowed": ({ ask, message }) => {
    const [, winner, loser, rest = ""] =
      /behavior of (\S+), which .* for (\S+) holds .* as (\S+)\.$/u.exec(message) ?? [];
    return ask().behavior.path === winner && ask({ url: rest }).behavior.path === loser;
  },
  "cdn/behavior-unreachable": ({ ask, message }) => message.includes(`is answered by ${ask().behavior.path}, `),
  "cdn/comment-cookie-missing": isOthers,
  "cdn/dynamic-as-static": (claim) => isOthers(claim) && claim.ask().behavior.kind === "static",
  "cdn/forwards-everything": isApart,
  "cdn/high-cardinality-header": ({ ask, message }) => {
    const [, name = ""] = /whose (\S+) differs/u.exec(message) ?? [];
    return areTwoCopies(ask({ headers: [`${name}: a`] }), ask({ headers: [`${name}: b`] }));
  },
  "cdn/host-not-keyed": ({ ask, message }) => {
    const [, other = ""] = /was kept for (\S+?):? /u.exec(message) ?? [];
    return isOneCopy(ask(), ask({ url: other.replace(/:$/u, "") }));
  },
  "cdn/keys-on-nonvarying-cookie": isApart,
  "cdn/methods-too-few": ({ ask }) => ask().action === "reject",
  "cdn/min-ttl-overrides-origin": ({ ask, message }) =>
    ask().cacheable && message.includes(`kept for ${ask().ttlSeconds.min} seconds`),
  "cdn/plugin-cookie-missing": isOthers,
  "cdn/post-password-cookie-missing": isOthers,
  "cdn/query-strings-dropped": ({ ask, url }) => url.includes("?") && ask().forwarded.queryString === "",
  "cdn/rest-api-cached": ({ ask }) => {
    const { cacheable, forwarded } = ask({ headers: ["X-WP-Nonce: 1"] });
    return cacheable && forwarded.headers.every((each) => !each.startsWith("X-WP-Nonce"));
  },
  "cdn/session-cookie-missing": isOthers,
  "cdn/static-forwards-cookies": isApart,
  "cdn/static-path-shadowed": ({ ask, message }) => message.includes(`as kind ${ask().behavior.kind},`),
  "cdn/uncached-path-cached": ({ ask }) => ask().cacheable,
};

/** What would be: the table of behaviors does not follow a spec there, so that it never is. */
const averted: Readonly<Record<string, (claim: Claim) => boolean>> = {
  "cdn/forwarded-not-keyed": ({ ask }) => {
    const { cacheable, cacheKey, forwarded } = ask({ headers: ["X-Unusual: 1"] });
    return cacheable && forwarded.headers.some((each) => !cacheKey.headers.includes(each));
  },
  "cdn/static-origin-empty": ({ ask }) => ask().origin === "static",
};

/** Claims about what no table of behaviors shows. */
const beyondRoute: Readonly<Record<string, string>> = {
  "cdn/error-pages-cached": "how long an error is kept",
  "cdn/font-cors-missing": "a header of the answer",
  "cdn/origin-name-missing": "whether there is a server",
  "cdn/price-class-vs-geo": "where the edge is",
  "cdn/vpc-origin-not-here": "whether there is a server",
  "cdn/waf-off-on-login": "the firewall",
};

const claims = pagedRules
  .filter((id) => id.startsWith("cdn/") && !isSaidBefore.has(id))
  .flatMap((id) => {
    const text = withoutCarets(rulePage(id).wrong);
    const message = check(text, "w.yaml").findings.find(({ code }) => code === id)?.message ?? "";
    const [, method, url, more = ""] = /\b(GET|POST) (\/\S*|https?:\/\/\S+)(.*)$/su.exec(message) ?? [];
    if (method === undefined || url === undefined) return [];
    const [, name = "", value = ""] = /with cookie ([^\s=]+)=([^\s,]+)/u.exec(more) ?? [];
    // An error may stay when a comment says so, and then there is a distribution to ask.
    const spec = `# wpspec-disable-file ${id} -- asked by a test\n${text}`;
    const ask = (request: Partial<RouteRequest> = {}): RouteAnswer => {
      const [answer] = route(spec, [{ url, method, ...request }], { file: "w.yaml" });
      if (answer === undefined) throw new Error("One request, and no answer.");
      return answer;
    };
    return [{ id, claim: { message, method, url, cookie: [name, value], ask } satisfies Claim }];
  });

test("every request that a page of the group names is asked, or is about something else", () => {
  expect(claims.map(({ id }) => id)).toEqual(Object.keys({ ...shows, ...averted, ...beyondRoute }).toSorted());
});

test.each(claims.filter(({ id }) => id in shows))("$id: $claim.message", ({ id, claim }) => {
  expect(shows[id]?.(claim)).toBe(true);
});

test.each(claims.filter(({ id }) => id in averted))("$id would be, and is not: $claim.message", ({ id, claim }) => {
  expect(claim.message).toMatch(/\bwould\b/u);
  expect(averted[id]?.(claim)).toBe(false);
});
