import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { answer, type Answer } from "../../../src/compiler/cdn/answer.js";
import type { Behavior, Items } from "../../../src/compiler/cdn/behavior.js";
import { behaviors } from "../../../src/compiler/cdn/behaviors.js";
import type { CdnRequest, NamedValue } from "../../../src/compiler/cdn/key.js";
import { takes } from "../../support/cdn-table.js";
import { isNightly } from "../../support/nightly.js";
import { varies } from "../../support/varying-cookies.js";
import { anyInput } from "./support/any-input.js";

/*
 * What visitors see of each other, request by request, whatever the spec says. The paths of a request are found by a
 * matcher of the tests' own, and which cookies vary a page is read from spec/cookies.
 */

const numRuns = isNightly ? 50_000 : 500;
vi.setConfig({ testTimeout: 600_000 });

const sessionCookies = ["wordpress_logged_in_1f", "wp-postpass_1f", "comment_author_1f", "wp_woocommerce_session_1f"];
const cookieNames = [
  ...sessionCookies,
  "woocommerce_items_in_cart",
  "edd_items_in_cart",
  "pll_language",
  "bp-message",
  "bp-members-scope",
  "comment_author_email_1f",
  "wordpress_test_cookie",
  "wordpress_sec_1f",
  "wp-settings-1",
  "acme_currency",
  "wp_lang",
  "wp-country",
  "_ga",
  "_gat_x",
  "a1",
  "b",
  "PHPSESSID",
];

const cookies = fc.uniqueArray(
  fc.record({ name: fc.constantFrom(...cookieNames), value: fc.constantFrom("1", "2", "") }),
  { maxLength: 4, selector: ({ name }) => name },
);
const visit = fc.record({
  scheme: fc.constantFrom("https" as const, "http" as const),
  host: fc.constantFrom("example.org", "www.example.org"),
  method: fc.constantFrom("GET", "HEAD", "POST", "OPTIONS"),
  query: fc.constantFrom("", "p=1", "utm_source=a", "q=1&p=2", "p=2&q=1", "r", "page=2&fbclid=z"),
  headers: fc.subarray<NamedValue>([
    { name: "Authorization", value: "Basic x" },
    { name: "Origin", value: "https://other.example" },
    { name: "CloudFront-Is-Mobile-Viewer", value: "true" },
    { name: "Accept-Language", value: "de" },
  ]),
  cookies,
});

const usual = ["/", "/wp-login.php", "/wp-admin/post.php", "/wp-content/a.css", "/wp-content/uploads/a.jpg", "/news/"];

/** A path of one of the behaviors, or one that everybody knows. */
function pathOf(list: readonly Behavior[], pick: number, filling: string): string {
  const paths = [...list.map(({ path }) => path), ...usual];
  const pattern = paths[pick % paths.length] ?? "";
  return `/${pattern.replace(/^\//, "").replaceAll("*", filling).replaceAll("?", "q")}`;
}
const pick = fc.nat(200);
const filling = fc.constantFrom("", "x", "a/b", "admin", ".php", "wp-content/");

const isKept = ({ isCacheable, action }: Answer): boolean => isCacheable && action.kind === "serve";
const withCookies = (request: CdnRequest, ...more: readonly NamedValue[]): CdnRequest => ({
  ...request,
  cookies: [...request.cookies.filter(({ name }) => more.every((each) => each.name !== name)), ...more],
});

test("the behavior that answers is the first whose pattern takes the path", () => {
  fc.assert(
    fc.property(anyInput, visit, pick, filling, (input, request, place, fill) => {
      const list = behaviors(input).behaviors;
      const path = pathOf(list, place, fill);
      const found = answer(list, { ...request, path });
      expect(found.index).toBe(list.findIndex((each) => takes(each.path, path)));
      expect(found.behavior).toBe(list[found.index]);
      expect(found.passedOver.map((each) => each.path)).toEqual(list.slice(0, found.index).map((each) => each.path));
    }),
    { numRuns },
  );
});

test("an admin path reaches an admin behavior that keeps nothing and sends everything", () => {
  const admin = ["/wp-login.php", "/wp-admin/", "/wp-admin/a/b.php", "/wp-admin/wp-content/x.css"];
  fc.assert(
    fc.property(anyInput, visit, fc.constantFrom(...admin), (input, request, path) => {
      // The very path of a standard behavior changes it: then the spec's word counts.
      const own = input.userBehaviors.map((each) => each.path.replace(/^\//, "").replace(/\*+/g, "*"));
      fc.pre(!own.includes("wp-login.php") && !own.includes("wp-admin/*"));
      const found = answer(behaviors(input).behaviors, { ...request, path });
      expect(found.behavior.kind).toBe("admin");
      expect(found.isCacheable).toBe(false);
      expect(found.forwarded.cookies).toEqual(request.cookies.map(({ name, value }) => `${name}=${value}`).sort());
      expect(found.forwarded.query).toBe(request.query);
    }),
    { numRuns },
  );
});

test("two visitors share a copy only where WordPress cannot tell them apart", () => {
  let shared = 0;
  fc.assert(
    fc.property(anyInput, visit, visit, pick, filling, (input, one, other, place, fill) => {
      const list = behaviors(input).behaviors;
      const path = pathOf(list, place, fill);
      // The rest alike, or hardly any two would ever share one.
      const [first, second] = [
        { ...one, path },
        { ...one, cookies: other.cookies, headers: other.headers, path },
      ].map((request) => answer(list, request));
      if (first === undefined || second === undefined || !isKept(first) || !isKept(second)) return;
      if (JSON.stringify(first.cacheKey) !== JSON.stringify(second.cacheKey)) return;
      shared += 1;
      expect(second.forwarded).toEqual(first.forwarded);
    }),
    { numRuns },
  );
  expect(shared).toBeGreaterThan(numRuns / 20);
});

test("who has a session gets no copy of a page made for somebody else, and leaves none", () => {
  let kept = 0;
  fc.assert(
    fc.property(
      anyInput,
      visit,
      fc.constantFrom(...sessionCookies),
      pick,
      filling,
      (input, request, name, place, fill) => {
        const list = behaviors(input).behaviors;
        const path = pathOf(list, place, fill);
        const ask = (...more: readonly NamedValue[]): Answer =>
          answer(
            list,
            withCookies({ ...request, cookies: request.cookies.filter((each) => each.name !== name), path }, ...more),
          );
        const [anonymous, mine, theirs] = [ask(), ask({ name, value: "me" }), ask({ name, value: "them" })];
        if (!isKept(mine)) return;
        kept += 1;
        const isSeen = mine.forwarded.cookies.includes(`${name}=me`);
        const keys = new Set([anonymous, mine, theirs].map(({ cacheKey }) => JSON.stringify(cacheKey)));
        // Seen by WordPress: three copies. Not seen: one page for all, made without the session.
        expect(keys.size).toBe(isSeen ? 3 : 1);
        expect(theirs.forwarded.cookies.includes(`${name}=them`)).toBe(isSeen);
      },
    ),
    { numRuns },
  );
  expect(kept).toBeGreaterThan(numRuns / 20);
});

test("on pages a cookie that varies them makes another key, and one that does not makes none", () => {
  const counts = { same: 0, other: 0 };
  fc.assert(
    fc.property(
      anyInput,
      visit,
      fc.constantFrom(...cookieNames),
      fc.constantFrom("/", "/news/", "/members/x/", "/groups/a/", undefined),
      pick,
      filling,
      (input, request, name, page, place, fill) => {
        const { behaviors: list, findings } = behaviors(input);
        const ask = (value: string): Answer<Behavior> =>
          answer(
            list,
            withCookies({ ...request, method: "GET", path: page ?? pathOf(list, place, fill) }, { name, value }),
          );
        const [one, two] = [ask("1"), ask("2")];
        const { behavior } = one;
        const own = behavior.because.flatMap((path) => /^cdn\.behaviors\.(\d+)$/.exec(path)?.[1] ?? []);
        const written = own.some((index) => input.userBehaviors[Number(index)]?.cookies !== undefined);
        if (behavior.kind !== "frontend" || !one.isCacheable || written) return;
        // Cookies that were merged into one pattern take more than those that vary.
        if (findings.some(({ code, params }) => code === "cdn/cookies-merged" && params.path === behavior.path)) return;
        const site = { isWhitepaper: input.table === "whitepaper", plugins: input.plugins, cookies: input.cookies };
        const isOther = varies(site, behavior.path, name);
        counts[isOther ? "other" : "same"] += 1;
        if (isOther) expect(two.cacheKey).not.toEqual(one.cacheKey);
        else expect(two.cacheKey).toEqual(one.cacheKey);
      },
    ),
    { numRuns },
  );
  expect(counts.same).toBeGreaterThan(numRuns / 20);
  expect(counts.other).toBeGreaterThan(numRuns / 20);
});

const isPlain = (items: Items): boolean => typeof items === "string" || Array.isArray(items);
const withoutProto = (headers: readonly string[]): readonly string[] =>
  headers.filter((header) => !header.startsWith("CloudFront-Forwarded-Proto:"));

test("policies and legacy answer every request alike, wherever legacy has words for it", () => {
  const counts = { whole: 0, part: 0 };
  fc.assert(
    fc.property(anyInput, visit, pick, filling, (input, request, place, fill) => {
      const tables = (["policies", "legacy"] as const).map((forwarding) => behaviors({ ...input, forwarding }));
      const [one, other] = tables.map(({ behaviors: list }) =>
        answer(list, { ...request, path: pathOf(list, place, fill) }),
      );
      if (one === undefined || other === undefined) throw new Error("There are two styles.");
      const [names, others] = tables.map(({ behaviors: list }) =>
        list.map(({ path, kind, origin }) => [path, kind, origin]),
      );
      expect(others).toEqual(names);
      expect([other.index, other.action, other.passedOver]).toEqual([one.index, one.action, one.passedOver]);
      const { headers, queryStrings } = one.behavior.forwarded;
      const isMerged = tables.some(({ findings }) => findings.some(({ code }) => code === "cdn/cookies-merged"));
      const hasProto = typeof headers === "object" && "allAnd" in headers;
      const canSayHeaders = isPlain(headers) || hasProto;
      const canSayQuery = typeof queryStrings === "string";
      if (canSayHeaders) {
        const said = hasProto ? withoutProto(one.forwarded.headers) : one.forwarded.headers;
        expect(other.forwarded.headers).toEqual(said);
        expect([other.isCacheable, other.ttlSeconds]).toEqual([one.isCacheable, one.ttlSeconds]);
        expect(other.cacheKey.headers).toEqual(one.cacheKey.headers);
      }
      if (canSayQuery) expect(other.forwarded.query).toBe(one.forwarded.query);
      // What cannot be said is widened: no parameter is lost, and so nobody gets another reader's page.
      else expect(other.forwarded.query).toBe(request.query);
      if (!isMerged) expect(other.forwarded.cookies).toEqual(one.forwarded.cookies);
      if (canSayHeaders && canSayQuery && !isMerged) expect(other.cacheKey).toEqual(one.cacheKey);
      counts[canSayHeaders && canSayQuery ? "whole" : "part"] += 1;
    }),
    { numRuns },
  );
  expect(counts.whole).toBeGreaterThan(numRuns / 20);
  expect(counts.part).toBeGreaterThan(numRuns / 20);
});
