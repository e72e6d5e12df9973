import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answer } from "../../../src/compiler/cdn/answer.js";
import { behaviors } from "../../../src/compiler/cdn/behaviors.js";
import type { CdnRequest } from "../../../src/compiler/cdn/key.js";
import { modern, whitepaper } from "./support/cdn-input.js";

const table = behaviors(modern).behaviors;
const get = (path: string, rest: Partial<CdnRequest> = {}): CdnRequest => ({
  scheme: "https",
  host: "example.org",
  method: "GET",
  path,
  query: "",
  headers: [],
  cookies: [],
  ...rest,
});

test("the first matching behavior answers, and those before it are named", () => {
  const { behavior, index, passedOver } = answer(table, get("/wp-json/wp/v2/posts"));
  expect([behavior.path, index]).toEqual(["wp-json/*", 2]);
  expect(passedOver.map(({ path }) => path)).toEqual(["wp-login.php", "wp-admin/*"]);
  expect(answer(table, get("/")).behavior.path).toBe("*");
});

test("of the documentation's three patterns the second takes what the third would take as well", () => {
  const userBehaviors = ["images/*.jpg", "images/*", "*.gif"].map((path) => ({ path, kind: "static" as const }));
  const asked = (path: string) => answer(behaviors({ ...modern, userBehaviors }).behaviors, get(path)).behavior.path;
  expect(asked("/images/sample.gif")).toBe("images/*");
  expect(asked("/images/sample.jpg")).toBe("images/*.jpg");
  expect(asked("/sample.gif")).toBe("*.gif");
});

test("a pattern that was missed by a slash or by case is pointed out", () => {
  const near = (path: string) => answer(table, get(path)).passedOver.filter(({ nearMiss }) => nearMiss !== undefined);
  expect(near("/wp-admin")).toEqual([{ path: "wp-admin/*", nearMiss: "trailingSlash" }]);
  expect(near("/WP-Login.php")).toEqual([{ path: "wp-login.php", nearMiss: "case" }]);
  expect(near("/news/")).toEqual([]);
});

test("HTTP is redirected with 301 for GET and HEAD and 307 for other methods, and the query stays", () => {
  const plain = (method: string) => answer(table, get("/a", { scheme: "http", method, query: "b=1" })).action;
  expect(plain("GET")).toEqual({ kind: "redirect", status: 301, location: "https://example.org/a?b=1" });
  expect(plain("head")).toMatchObject({ status: 301 });
  expect(plain("POST")).toMatchObject({ status: 307 });
  expect(answer(behaviors(whitepaper).behaviors, get("/a", { scheme: "http" })).action).toEqual({ kind: "serve" });
});

test("a method that the behavior does not allow is refused, and so is HTTP where only HTTPS is served", () => {
  expect(answer(table, get("/wp-content/a.css", { method: "POST" })).action).toEqual({
    kind: "reject",
    status: 403,
    reason: "method",
  });
  expect(answer(table, get("/a", { method: "POST" })).action).toEqual({ kind: "serve" });
  const strict = table.map((each) => ({ ...each, viewerProtocol: "https-only" as const }));
  expect(answer(strict, get("/a", { scheme: "http" })).action).toMatchObject({ kind: "reject", reason: "httpsOnly" });
});

test("pages are kept by host, scheme, varying cookies and query without campaign parameters", () => {
  const { cacheKey, forwarded, isCacheable } = answer(
    table,
    get("/a/", {
      query: "p=1&utm_source=x&s=a%20b&flag",
      headers: [
        { name: "User-Agent", value: "x" },
        { name: "CloudFront-Is-Mobile-Viewer", value: "true" },
      ],
      cookies: [
        { name: "wordpress_logged_in_1f", value: "me" },
        { name: "_ga", value: "1" },
        { name: "comment_author_1f", value: "Ann" },
      ],
    }),
  );
  expect(cacheKey).toEqual({
    headers: ["CloudFront-Forwarded-Proto: https", "Host: example.org"],
    cookies: ["comment_author_1f=Ann", "wordpress_logged_in_1f=me"],
    query: "p=1&s=a%20b&flag",
  });
  expect(forwarded).toEqual(cacheKey);
  expect(isCacheable).toBe(true);
});

test("admin requests are kept nowhere and forwarded whole, with the scheme but without what ends at the edge", () => {
  const { cacheKey, forwarded, isCacheable } = answer(
    table,
    get("/wp-admin/", {
      query: "utm_source=x",
      headers: [
        { name: "Authorization", value: "Basic x" },
        { name: "X-Forwarded-Proto", value: "http" },
        { name: "CloudFront-Viewer-Country", value: "AT" },
        { name: "cloudfront-forwarded-proto", value: "http" },
      ],
      cookies: [{ name: "_ga", value: "1" }],
    }),
  );
  expect(cacheKey).toEqual({ headers: [], cookies: [], query: "" });
  expect(forwarded).toEqual({
    headers: ["Authorization: Basic x", "CloudFront-Forwarded-Proto: https", "Host: example.org"],
    cookies: ["_ga=1"],
    query: "utm_source=x",
  });
  expect(isCacheable).toBe(false);
});

test("with all headers in legacy words CloudFront adds none of its own", () => {
  const { forwarded } = answer(behaviors(whitepaper).behaviors, get("/wp-admin/"));
  expect(forwarded.headers).toEqual(["Host: example.org"]);
});

test("static files are kept without cookies; GET and HEAD alone are cacheable", () => {
  const css = get("/wp-content/a.css", { query: "ver=2", cookies: [{ name: "wordpress_logged_in_1f", value: "me" }] });
  expect(answer(table, css).cacheKey).toEqual({ headers: [], cookies: [], query: "ver=2" });
  expect(answer(table, get("/a", { method: "HEAD" })).isCacheable).toBe(true);
  expect(answer(table, get("/a", { method: "POST" })).isCacheable).toBe(false);
});

test("paths that CloudFront may normalise are pointed out", () => {
  for (const path of ["//wp-admin/", "/a/../wp-admin/", "/./a", "/wp%2Dadmin/"]) {
    expect(answer(table, get(path)).isPathUnusual).toBe(true);
  }
  for (const path of ["/", "/a/", "/a.b/c..d"]) expect(answer(table, get(path)).isPathUnusual).toBe(false);
});

test("a list without a default behavior is a mistake of ours", () => {
  expect(() => answer(table.slice(0, -1), get("/a"))).toThrow("default behavior");
});

const item = fc.record({
  name: fc.constantFrom("wordpress_logged_in_a", "comment_author_a", "wp-postpass_a", "_ga", "PHPSESSID", "x"),
  value: fc.string({ maxLength: 3 }),
});
const request = fc
  .record({
    scheme: fc.constantFrom("http" as const, "https" as const),
    method: fc.constantFrom("GET", "HEAD", "POST"),
    path: fc.constantFrom(
      "/",
      "/wp-login.php",
      "/wp-admin/x",
      "/wp-content/a.css",
      "/wp-content/uploads/a.jpg",
      "/news/",
    ),
    query: fc.constantFrom("", "p=1", "utm_source=a", "a=1&b=2"),
    cookies: fc.array(item, { maxLength: 3 }),
  })
  .map(({ path, ...rest }) => get(path, rest));

test("both styles of one table answer every request alike, but for campaign parameters and the admin's scheme header", () => {
  const legacy = behaviors({ ...modern, forwarding: "legacy" }).behaviors;
  fc.assert(
    fc.property(request, (each) => {
      const one = answer(table, each);
      const other = answer(legacy, each);
      expect([other.behavior.path, other.action, other.isCacheable]).toEqual([
        one.behavior.path,
        one.action,
        one.isCacheable,
      ]);
      expect(other.cacheKey.headers).toEqual(one.cacheKey.headers);
      expect(other.cacheKey.cookies).toEqual(one.cacheKey.cookies);
      expect(other.forwarded.cookies).toEqual(one.forwarded.cookies);
      if (!each.query.includes("utm_")) expect(other.cacheKey.query).toBe(one.cacheKey.query);
    }),
  );
});

test("two requests with one cache key forward the same to the origin: nobody gets another visitor's page", () => {
  fc.assert(
    fc.property(request, request, (one, other) => {
      const [first, second] = [answer(table, one), answer(table, { ...other, path: one.path })];
      fc.pre(first.isCacheable && second.isCacheable);
      if (JSON.stringify(first.cacheKey) === JSON.stringify(second.cacheKey))
        expect(second.forwarded).toEqual(first.forwarded);
    }),
  );
});
