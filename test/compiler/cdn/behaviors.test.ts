import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Behavior, Kind } from "../../../src/compiler/cdn/behavior.js";
import { behaviors } from "../../../src/compiler/cdn/behaviors.js";
import type { CdnInput, UserBehavior } from "../../../src/compiler/cdn/cdn-input.js";
import { covers, matches, overlaps } from "../../../src/compiler/cdn/pattern.js";
import { anyInput } from "./support/any-input.js";
import { modern, whitepaper } from "./support/cdn-input.js";

const paths = (input: CdnInput): readonly string[] => behaviors(input).behaviors.map(({ path }) => path);
const at = (input: CdnInput, path: string): Behavior => {
  const found = behaviors(input).behaviors.find((each) => each.path === path);
  if (found === undefined) throw new Error(`No behavior ${path}`);
  return found;
};
const withUsers = (input: CdnInput, ...userBehaviors: readonly UserBehavior[]): CdnInput => ({
  ...input,
  userBehaviors,
});
const codes = (input: CdnInput): readonly string[] => behaviors(input).findings.map(({ code }) => code);
const campaigns = "utm_source utm_medium utm_campaign utm_term utm_content fbclid gclid msclkid mc_cid mc_eid".split(
  " ",
);
const viewerHeaders = ["Host", "CloudFront-Forwarded-Proto"];
const deviceHeaders = ["Desktop", "Mobile", "Tablet"].map((device) => `CloudFront-Is-${device}-Viewer`);

test("the whitepaper's table has its five behaviors, in the order that its note on precedence asks for", () => {
  expect(paths(whitepaper)).toEqual(["wp-login.php", "wp-admin/*", "wp-content/*", "wp-includes/*", "*"]);
  expect(codes(whitepaper)).toEqual([]);
});

test.each(["wp-login.php", "wp-admin/*"])("Table 1, dynamic (admin): %s", (path) => {
  expect(at(whitepaper, path)).toEqual({
    path,
    kind: "admin",
    origin: "web",
    viewerProtocol: "redirect-to-https",
    methods: "all",
    cached: false,
    key: { headers: "none", cookies: "none", queryStrings: "none" },
    forwarded: { headers: "all", cookies: "all", queryStrings: "all" },
    ttlSeconds: { min: 0, default: 0, max: 0 },
    compress: false,
    because: ["cdn.enabled"],
  });
});

test.each(["wp-content/*", "wp-includes/*"])("Table 1, static: %s", (path) => {
  const items = { headers: "none", cookies: "none", queryStrings: "all" };
  expect(at(whitepaper, path)).toMatchObject({
    kind: "static",
    origin: "static",
    viewerProtocol: "allow-all",
    methods: "read",
    cached: true,
    key: items,
    forwarded: items,
    ttlSeconds: { min: 0, default: 86_400, max: 31_536_000 },
  });
});

test("Table 1, dynamic (front end)", () => {
  const items = {
    headers: [...viewerHeaders, ...deviceHeaders],
    cookies: ["comment_*", "wordpress_*", "wp-settings-*"],
    queryStrings: "all",
  };
  expect(at(whitepaper, "*")).toMatchObject({
    kind: "frontend",
    origin: "web",
    viewerProtocol: "allow-all",
    methods: "all",
    cached: true,
    key: items,
    forwarded: items,
    ttlSeconds: { min: 0, default: 60, max: 36_000 },
  });
});

const modernAdmin = [
  "wp-login.php",
  "wp-admin/*",
  "wp-json/*",
  "xmlrpc.php",
  "wp-cron.php",
  "wp-comments-post.php",
  "wp-trackback.php",
];

test("the modern table has the admin paths of WordPress, the offloaded uploads, static files, and the default", () => {
  expect(paths(modern)).toEqual([...modernAdmin, "wp-content/uploads/*", "wp-content/*", "wp-includes/*", "*"]);
  expect(codes(modern)).toEqual([]);
});

test("modern admin behaviors forward everything and the viewer's scheme, and key on nothing", () => {
  for (const path of modernAdmin) {
    expect(at(modern, path)).toMatchObject({
      kind: "admin",
      origin: "web",
      viewerProtocol: "redirect-to-https",
      methods: "all",
      cached: false,
      forwarded: { headers: { allAnd: ["CloudFront-Forwarded-Proto"] }, cookies: "all", queryStrings: "all" },
    });
  }
});

/** The behavior that a file of the root folder gets. */
const taking = (input: CdnInput, file: string): Behavior | undefined =>
  behaviors(input).behaviors.find(({ path }) => matches(path, `/${file}`));

test.each(["wp-comments-post.php", "wp-trackback.php"])(
  "%s, which is no page, has a modern admin behavior of its own on every site",
  (file) => {
    for (const multisite of ["none", "subdirectory", "subdomain"] as const) {
      expect(taking({ ...modern, multisite }, file)).toMatchObject({
        path: file,
        kind: "admin",
        cached: false,
        because: ["cdn.enabled"],
      });
    }
  },
);

test.each(["wp-signup.php", "wp-activate.php"])(
  "%s has a modern admin behavior in a network of either kind; a single site's only redirects, and is a page",
  (file) => {
    for (const multisite of ["subdirectory", "subdomain"] as const) {
      expect(taking({ ...modern, multisite }, file)).toMatchObject({
        path: file,
        kind: "admin",
        cached: false,
        because: ["wordpress.multisite"],
      });
      expect(paths({ ...whitepaper, multisite })).not.toContain(file);
    }
    expect(taking(modern, file)?.path).toBe("*");
  },
);

test("files of the root folder that nobody named are pages: a site's own wp-something.php is cached like one", () => {
  for (const file of ["wp-something.php", "wp-links-opml.php", "index.php"])
    expect(taking(modern, file)?.path).toBe("*");
});

test("modern static behaviors redirect to HTTPS, and only uploads come from the bucket, falling back to the servers", () => {
  for (const path of ["wp-content/uploads/*", "wp-content/*", "wp-includes/*"]) {
    expect(at(modern, path)).toMatchObject({
      kind: "static",
      origin: path === "wp-content/uploads/*" ? "staticThenWeb" : "web",
      viewerProtocol: "redirect-to-https",
      methods: "read",
      forwarded: { headers: "none", cookies: "none", queryStrings: "all" },
    });
  }
});

test("the modern front end keys on host, scheme, the three cookies of WordPress, and all but campaign parameters", () => {
  expect(at(modern, "*")).toMatchObject({
    viewerProtocol: "redirect-to-https",
    methods: "all",
    key: {
      headers: viewerHeaders,
      cookies: ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*"],
      queryStrings: { allExcept: campaigns },
    },
  });
  expect(at({ ...modern, deviceVariants: true }, "*").key.headers).toEqual([...viewerHeaders, ...deviceHeaders]);
  expect(at({ ...modern, pageTtlSeconds: 600 }, "*").ttlSeconds.default).toBe(600);
});

test("without offload everything static comes from the servers", () => {
  const input: CdnInput = { ...modern, offload: false };
  expect(paths(input)).not.toContain("wp-content/uploads/*");
  expect(behaviors(input).behaviors.every(({ origin }) => origin === "web")).toBe(true);
});

test("without a fallback the bucket answers alone", () => {
  expect(at({ ...modern, fallback: "none" }, "wp-content/uploads/*").origin).toBe("static");
});

test("offloaded paths beyond the standard ones get behaviors of their own, once", () => {
  const input: CdnInput = { ...modern, staticPaths: ["/media/*", "media/video/*", "wp-content/*", "media/*"] };
  expect(paths(input).slice(modernAdmin.length)).toEqual(["media/*", "wp-content/*", "wp-includes/*", "*"]);
  expect(at(input, "wp-content/*").origin).toBe("staticThenWeb");
  expect(at(input, "wp-includes/*").origin).toBe("web");
});

test("a network of subdirectories has a dashboard under every site", () => {
  for (const table of [modern, whitepaper]) {
    const input: CdnInput = { ...table, multisite: "subdirectory" };
    for (const path of ["*/wp-admin/*", "*/wp-login.php", "*/wp-json/*"]) {
      expect(at(input, path)).toMatchObject({ kind: "admin", because: ["wordpress.multisite"] });
    }
  }
});

test("a network of subdomains adds only the two files of networks: every site has its dashboard where a single one has", () => {
  expect(paths({ ...modern, multisite: "subdomain" })).toEqual([
    ...modernAdmin,
    "wp-signup.php",
    "wp-activate.php",
    ...paths(modern).slice(modernAdmin.length),
  ]);
  expect(paths({ ...whitepaper, multisite: "subdomain" })).toEqual(paths(whitepaper));
});

test("paths of packs and of the spec are admin paths, before the user's behaviors", () => {
  const input = withUsers(
    { ...modern, plugins: ["woocommerce", "jetpack"], uncachedPaths: ["/warenkorb*", "cart/saved/*"] },
    { path: "news/*", kind: "frontend" },
  );
  const list = paths(input);
  const own = ["cart*", "checkout*", "my-account*", "wc-api/*", "warenkorb*", "news/*"];
  expect(list.slice(modernAdmin.length, modernAdmin.length + own.length)).toEqual(own);
  expect(at(input, "cart*")).toMatchObject({ kind: "admin", because: ["wordpress.plugins.0"] });
  expect(at(input, "warenkorb*").because).toEqual(["wordpress.uncachedPaths.0"]);
  // Already inside wp-json/* and cart*.
  expect(list).not.toContain("wp-json/jetpack/*");
  expect(list).not.toContain("cart/saved/*");
});

test("with several sites static files are kept by host and come from the servers", () => {
  const input: CdnInput = { ...modern, hasSites: true };
  expect(at(input, "wp-content/*")).toMatchObject({ origin: "web", key: { headers: ["Host"], cookies: "none" } });
  expect(paths(input)).not.toContain("wp-content/uploads/*");
});

test("a user behavior with the path of a standard one replaces the fields in place", () => {
  const input = withUsers(modern, { path: "/wp-includes/*", kind: "static", ttlSeconds: 5, headers: ["Origin"] });
  expect(paths(input)).toEqual(paths(modern));
  expect(at(input, "wp-includes/*")).toMatchObject({
    ttlSeconds: { min: 0, default: 5, max: 31_536_000 },
    key: { headers: ["Origin"], cookies: "none", queryStrings: "all" },
    viewerProtocol: "redirect-to-https",
    because: ["cdn.behaviors.0", "cdn.enabled"],
  });
  const page = withUsers(modern, { path: "/*", kind: "frontend", cookies: "none" });
  expect(paths(page)).toEqual(paths(modern));
  expect(at(page, "*").key.cookies).toBe("none");
});

test("absent fields of a user behavior are those of its kind", () => {
  const input = withUsers(
    modern,
    { path: "api/*", kind: "admin" },
    { path: "shop/*", kind: "frontend" },
    { path: "downloads/*", kind: "static" },
    { path: "wp-content/uploads/2024/*", kind: "static" },
  );
  const { path: _api, because: _because, ...admin } = at(input, "api/*");
  expect(at(input, "wp-admin/*")).toMatchObject(admin);
  expect(at(input, "shop/*").key).toEqual(at(input, "*").key);
  expect(at(input, "downloads/*").origin).toBe("web");
  expect(at(input, "wp-content/uploads/2024/*").origin).toBe("staticThenWeb");
});

test("a number is the default time to live, and an object replaces what it names", () => {
  const ttl = (ttlSeconds: UserBehavior["ttlSeconds"]) =>
    at(withUsers(modern, { path: "a/*", kind: "frontend", ttlSeconds }), "a/*").ttlSeconds;
  expect(ttl(0)).toEqual({ min: 0, default: 0, max: 36_000 });
  expect(ttl(90_000)).toEqual({ min: 0, default: 90_000, max: 90_000 });
  expect(ttl({ default: 10 })).toEqual({ min: 0, default: 10, max: 36_000 });
  expect(
    codes(withUsers(modern, { path: "a", kind: "frontend", ttlSeconds: { min: 100, default: 10, max: 20 } })),
  ).toEqual(["cdn/ttl-order"]);
});

test("methods are rounded up to a set that CloudFront has, and that is said", () => {
  const methods = (...list: readonly string[]) => withUsers(modern, { path: "a", kind: "frontend", methods: list });
  expect(at(methods("GET", "HEAD"), "a").methods).toBe("read");
  expect(at(methods("GET"), "a").methods).toBe("read");
  expect(at(methods("OPTIONS", "GET", "HEAD"), "a").methods).toBe("readOptions");
  expect(at(methods("GET", "POST"), "a").methods).toBe("all");
  expect(codes(methods("GET", "HEAD"))).toEqual([]);
  expect(codes(methods("GET", "POST"))).toEqual(["cdn/methods-rounded"]);
});

test("a behavior that no request reaches is not emitted, and the pattern before it is named", () => {
  const input = withUsers(
    modern,
    { path: "/news/*", kind: "frontend" },
    { path: "news/live/*", kind: "frontend" },
    { path: "wp-admin/x.php", kind: "static" },
    { path: "news/*", kind: "static" },
  );
  expect(paths(input).filter((path) => path.includes("news") || path.includes("x.php"))).toEqual(["news/*"]);
  expect(behaviors(input).findings).toEqual([
    {
      code: "cdn/behavior-unreachable",
      params: { path: "news/live/*", by: ["news/*"] },
      because: ["cdn.behaviors.1"],
    },
    {
      code: "cdn/behavior-unreachable",
      params: { path: "wp-admin/x.php", by: ["wp-admin/*"] },
      because: ["cdn.behaviors.2"],
    },
    { code: "cdn/behavior-unreachable", params: { path: "news/*", by: ["news/*"] }, because: ["cdn.behaviors.3"] },
  ]);
});

test("a path that several behaviors take together is reported with these, and with no other", () => {
  const users = ["a", "b/*", "a?*", "a*"].map((path): UserBehavior => ({ path, kind: "frontend" }));
  expect(behaviors(withUsers(modern, ...users)).findings).toEqual([
    { code: "cdn/behavior-unreachable", params: { path: "a*", by: ["a", "a?*"] }, because: ["cdn.behaviors.3"] },
  ]);
});

test("static rows that a user behavior swallows are not emitted", () => {
  const input = withUsers(modern, { path: "wp-*", kind: "static" });
  expect(paths(input).slice(-2)).toEqual(["wp-*", "*"]);
  expect(codes(input)).toEqual([]);
});

test("a path that leaves nothing to the default behavior is reported, and the default stays", () => {
  const input: CdnInput = { ...modern, uncachedPaths: ["*"] };
  expect(paths(input).at(-1)).toBe("*");
  expect(codes(input)).toContain("cdn/behavior-unreachable");
});

test("patterns that CloudFront refuses are reported wherever they come from", () => {
  const input: CdnInput = { ...modern, uncachedPaths: ["a b"], userBehaviors: [{ path: "c%20d", kind: "static" }] };
  expect(behaviors(input).findings.map(({ params, because }) => [params, because])).toEqual([
    [{ path: "a b", reason: "letter", letter: " " }, ["wordpress.uncachedPaths.0"]],
    [{ path: "c%20d", reason: "letter", letter: "%" }, ["cdn.behaviors.0"]],
  ]);
  expect(paths(input)).toEqual(paths(modern));
});

test("75 behaviors are accepted, one more is not", () => {
  const many = (count: number) =>
    withUsers(
      modern,
      ...Array.from({ length: count }, (_, index) => ({ path: `p${index}/*`, kind: "frontend" as Kind })),
    );
  expect(codes(many(64))).toEqual([]);
  expect(behaviors(many(65)).findings).toEqual([
    { code: "cdn/too-many-behaviors", params: { count: 76, limit: 75 }, because: ["cdn.behaviors"] },
  ]);
});

test("more entries than a policy takes are reported with their names", () => {
  const cookies = Array.from({ length: 8 }, (_, index) => `c0${index}`);
  const [finding] = behaviors({ ...modern, cookies }).findings;
  expect(finding).toMatchObject({
    code: "cdn/policy-entries-over-limit",
    params: { part: "cookies", count: 11, limit: 10 },
  });
  expect(codes({ ...modern, cookies: cookies.slice(1) })).toEqual([]);
  const long = [`${"x".repeat(500)}a`, `${"x".repeat(500)}b`];
  expect(behaviors({ ...modern, cookies: long }).findings).toMatchObject([{ params: { part: "names", limit: 1024 } }]);
  expect(behaviors({ ...whitepaper, cookies: long.slice(1) }).findings).toMatchObject([
    { params: { part: "names", limit: 508 } },
  ]);
});

test.each(["headers", "cookies", "queryStrings"] as const)("ten entries are accepted, eleven are not: %s", (part) => {
  const of = (count: number): UserBehavior => ({
    path: "shop/*",
    kind: "frontend",
    [part]: Array.from({ length: count }, (_, index) => `x${index}`),
  });
  expect(codes(withUsers(modern, of(10)))).toEqual([]);
  expect(behaviors(withUsers(modern, of(11))).findings).toMatchObject([
    { code: "cdn/policy-entries-over-limit", params: { path: "shop/*", part, count: 11, limit: 10 } },
  ]);
});

test.each(["headers", "cookies", "queryStrings"] as const)("the bytes of all names together count: %s too", (part) => {
  const of = (length: number): UserBehavior => ({
    path: "shop/*",
    kind: "frontend",
    headers: "none",
    cookies: "none",
    queryStrings: "none",
    [part]: ["x".repeat(length - 1), "y"],
  });
  expect(codes(withUsers(modern, of(1024)))).toEqual([]);
  expect(behaviors(withUsers(modern, of(1025))).findings).toMatchObject([
    { code: "cdn/policy-entries-over-limit", params: { part: "names", count: 1025, limit: 1024 } },
  ]);
});

test("all headers on a cached behavior are forwarded but cannot be keyed: it is not cached, and policies say so", () => {
  const user: UserBehavior = { path: "shop/*", kind: "frontend", headers: "all" };
  expect(at(withUsers(modern, user), "shop/*")).toMatchObject({ cached: false, ttlSeconds: { max: 0 } });
  expect(codes(withUsers(modern, user))).toEqual(["cdn/forwarded-not-keyed"]);
  expect(codes(withUsers(whitepaper, user))).toEqual([]);
});

test("headers that CloudFront cannot list are reported", () => {
  const headers = (kind: Kind, ...list: readonly string[]) =>
    behaviors(withUsers(modern, { path: "wp-content/uploads/x/*", kind, headers: list })).findings.map(
      ({ params }) => params,
    );
  expect(headers("frontend", "Host", "cookie", "X-Edge-Thing", "Authorization")).toMatchObject([
    { header: "cookie", reason: "unkeyable" },
    { header: "X-Edge-Thing", reason: "unkeyable" },
  ]);
  expect(headers("frontend", "Accept-Encoding")).toMatchObject([{ reason: "compression" }]);
  expect(headers("admin", "Authorization")).toMatchObject([{ reason: "originRequestPolicy" }]);
  expect(headers("static", "host", "Origin")).toMatchObject([{ header: "host", reason: "staticOrigin" }]);
});

test("the bucket never sees the viewer's host name", () => {
  const users = (["admin", "frontend", "static"] as const).map((kind): UserBehavior => ({
    path: `wp-content/uploads/${kind}/*`,
    kind,
    origin: "static",
  }));
  const input = withUsers(modern, ...users);
  expect(at(input, "wp-content/uploads/admin/*").forwarded.headers).toEqual({ allExcept: ["Host"] });
  expect(at(input, "wp-content/uploads/frontend/*").forwarded.headers).toEqual(["CloudFront-Forwarded-Proto"]);
  expect(at(input, "wp-content/uploads/static/*").forwarded.headers).toBe("none");
  // An origin group answers GET, HEAD and OPTIONS only.
  expect(at(input, "wp-content/uploads/frontend/*").origin).toBe("static");
});

test("the static origin is refused where nothing fills it", () => {
  const user: UserBehavior = { path: "downloads/*", kind: "static", origin: "static" };
  expect(behaviors(withUsers({ ...modern, offload: false }, user)).findings).toMatchObject([
    { code: "cdn/static-origin-empty", params: { reason: "offload" } },
  ]);
  expect(at(withUsers({ ...modern, offload: false }, user), "downloads/*").origin).toBe("web");
  expect(behaviors(withUsers(modern, user)).findings).toMatchObject([
    { code: "cdn/static-origin-empty", params: { reason: "path" } },
  ]);
});

test("legacy says what it can: all query strings, and all headers without CloudFront's own", () => {
  const legacy: CdnInput = { ...modern, forwarding: "legacy" };
  expect(at(legacy, "wp-admin/*").forwarded.headers).toBe("all");
  expect(at(legacy, "*").key.queryStrings).toBe("all");
  expect(codes(legacy)).toEqual([]);
  const plain = behaviors({ ...legacy, originProtocol: "http-only" }).findings;
  expect(plain.map(({ params }) => "path" in params && params.path)).toEqual(modernAdmin);
  expect(plain[0]).toMatchObject({ code: "cdn/legacy-cannot-express", params: { part: "forwardedProto" } });
  const listed = withUsers(legacy, { path: "a", kind: "frontend", queryStrings: ["page"] });
  expect(at(listed, "a").key.queryStrings).toBe("all");
  expect(codes(listed)).toEqual(["cdn/legacy-cannot-express"]);
});

test("both styles give every behavior the same path, kind, origin, cookies and headers of cached behaviors", () => {
  const policies = behaviors(modern).behaviors;
  const legacy = behaviors({ ...modern, forwarding: "legacy" }).behaviors;
  const shared = ({ path, kind, origin, cached, key, methods, viewerProtocol, ttlSeconds }: Behavior) => ({
    path,
    kind,
    origin,
    cached,
    cookies: key.cookies,
    headers: key.headers,
    methods,
    viewerProtocol,
    ttlSeconds,
  });
  expect(legacy.map(shared)).toEqual(policies.map(shared));
});

test("whatever a spec adds: every behavior is reachable, admin comes first, the default last", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { behaviors: list, findings } = behaviors(input);
      expect(list.at(-1)?.path).toBe("*");
      const isDefaultTaken = findings.some(
        ({ code, params }) => code === "cdn/behavior-unreachable" && params.path === "*",
      );
      for (const [index, { path }] of list.entries()) {
        if (path === "*" && isDefaultTaken) continue;
        expect(
          covers(
            list.slice(0, index).map((each) => each.path),
            path,
          ),
        ).toBe(false);
      }
      const users = input.userBehaviors.map(({ path }) => path);
      for (const request of ["/wp-login.php", "/wp-admin/post.php"]) {
        const taken = list.find(({ path }) => matches(path, request));
        // Only a user behavior with the very path of the standard one may change it.
        if (!users.some((path) => ["wp-login.php", "wp-admin/*", "/wp-login.php", "/wp-admin/*"].includes(path))) {
          expect(taken?.kind).toBe("admin");
        }
      }
    }),
    { numRuns: 600 },
  );
});

test("whatever a spec adds: cached behaviors forward exactly what they key on, and static ones no cookies unless written", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { behaviors: list } = behaviors(input);
      const cookies = input.userBehaviors.filter((each) => each.cookies !== undefined && each.cookies !== "none");
      for (const behavior of list) {
        if (behavior.cached) expect(behavior.forwarded).toEqual(behavior.key);
        else expect(behavior.key).toEqual({ headers: "none", cookies: "none", queryStrings: "none" });
        if (behavior.kind === "static" && !cookies.some(({ path }) => overlaps(path, behavior.path) === true)) {
          expect(behavior.forwarded.cookies).toBe("none");
        }
      }
    }),
    { numRuns: 600 },
  );
});
