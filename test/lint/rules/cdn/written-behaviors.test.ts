import { expect, test } from "vitest";
import { checkBeyondBase as check, found, named } from "../../support/found.js";
import { processorTime } from "../../../support/processor-time.js";

/* Situations beyond the two of a rule's page: where it holds its tongue, and where another one speaks. */

const behaviors = (...items: readonly string[]): string => `cdn: { enabled: true, behaviors: [${items.join(", ")}] }`;
const core = "wordpress_logged_in_*, comment_author_*, wp-postpass_*";
const messages = (...lines: readonly string[]): readonly string[] =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`, "w.yaml").findings.map(
    ({ message }) => message,
  );

test("a list that takes the cookies of readers under wider patterns lacks nothing", () => {
  expect(found("elastic", behaviors(`{ path: "shop/*", kind: frontend, cookies: ["*"] }`))).toEqual([
    "cdn/keys-on-nonvarying-cookie warning /cdn/behaviors/0/cookies/0",
  ]);
  expect(
    found(
      "elastic",
      behaviors(`{ path: "shop/*", kind: frontend, cookies: ["*_logged_in_*", "comment_*", "wp-post*"] }`),
    ),
  ).toEqual([]);
});

test("a list that takes some cookies of a pattern is told one that it does not take", () => {
  const [message] = messages(
    behaviors(
      `{ path: "shop/*", kind: frontend, cookies: ["wordpress_logged_in_1*", "comment_author_*", "wp-postpass_*"] }`,
    ),
  );
  expect(message).toMatch(/^GET \/shop\/ with cookie wordpress_logged_in_(?!1)\S*=… is answered/);
});

test("of a page without any cookie it is said once, by the session's", () => {
  const none = behaviors(`{ path: "shop/*", kind: frontend, cookies: none }`);
  expect(found("elastic", none)).toEqual(["cdn/session-cookie-missing error /cdn/behaviors/0/cookies"]);
  const off = `lint: { rules: { cdn/session-cookie-missing: { level: "off", reason: nobody logs in } } }`;
  expect(found("elastic", none, off)).toEqual([
    "cdn/comment-cookie-missing warning /cdn/behaviors/0/cookies",
    "cdn/post-password-cookie-missing error /cdn/behaviors/0/cookies",
    "cdn/session-cookie-missing error /cdn/behaviors/0/cookies",
  ]);
});

test("names that are listed for some pages miss only what plugins do on every page", () => {
  const print = behaviors(`{ path: "*/print/", kind: frontend, queryStrings: [portions] }`);
  expect(found("elastic", print)).toEqual([]);
  expect(found("elastic", "wordpress: { plugins: [woocommerce] }", print)).toEqual([
    "cdn/query-strings-dropped error /cdn/behaviors/0/queryStrings",
  ]);
  expect(found("elastic", behaviors(`{ path: "*", kind: frontend, queryStrings: [portions] }`))).toEqual([
    "cdn/query-strings-dropped error /cdn/behaviors/0/queryStrings",
  ]);
});

test.each(['"*.xml"', '"feed/*"', '"*/feed/"', "robots.txt", '".well-known/*"', '"*.pdf"'])(
  "what is the same for everybody (%s) needs no cookie, no form and no query",
  (path) => {
    const all = `{ path: ${path}, kind: frontend, cookies: none, methods: [GET, HEAD], queryStrings: none, ttlSeconds: { min: 60 } }`;
    expect(found("elastic", behaviors(all)).filter((each) => !each.startsWith("cdn/static-path-shadowed"))).toEqual([]);
  },
);

test("a page among files is found, so that the rules look at it", () => {
  // Every path but for one kind of file.
  expect(found("elastic", behaviors(`{ path: "docs/*", kind: frontend, methods: [GET, HEAD] }`))).toEqual([
    "cdn/methods-too-few error /cdn/behaviors/0/methods",
  ]);
});

test("what is kept of nobody may lack cookies: kind admin, and pages with all times 0", () => {
  expect(found("elastic", behaviors(`{ path: "api/*", kind: admin, cookies: none }`))).toEqual([]);
  const never = "ttlSeconds: { min: 0, default: 0, max: 0 }";
  expect(found("elastic", behaviors(`{ path: "api/*", kind: frontend, cookies: none, ${never} }`))).toEqual([]);
});

test("profile whitepaper is milder about what the paper itself lacks", () => {
  const lines = ["profile: whitepaper", behaviors(`{ path: "shop/*", kind: frontend, cookies: none }`)];
  expect(found("elastic", ...lines)).toEqual(["cdn/session-cookie-missing error /cdn/behaviors/0/cookies"]);
  const login = `{ path: "shop/*", kind: frontend, cookies: ["wordpress_logged_in_*", "comment_author_*"] }`;
  expect(found("elastic", "profile: whitepaper", behaviors(login))).toEqual([
    "cdn/post-password-cookie-missing info /cdn/behaviors/0/cookies",
  ]);
  const paper = 'cookies: ["comment_*", "wordpress_*", "wp-postpass_*"]';
  expect(found("elastic", "profile: whitepaper", behaviors(`{ path: "shop/*", kind: frontend, ${paper} }`))).toEqual(
    [],
  );
  expect(found("elastic", behaviors(`{ path: "shop/*", kind: frontend, ${paper} }`))).toEqual([
    "cdn/keys-on-nonvarying-cookie warning /cdn/behaviors/0/cookies/1",
  ]);
});

test("a plugin's cookie counts where it changes pages, and with the values that everybody has one of", () => {
  const polylang = "wordpress: { plugins: [polylang] }";
  expect(messages(polylang, behaviors(`{ path: "*", kind: frontend, cookies: [${core}] }`))).toEqual([
    "GET / with cookie pll_language=fr gets the page cached for pll_language=en.",
  ]);
  expect(found("elastic", polylang, behaviors(`{ path: "shop/*", kind: frontend, cookies: [${core}] }`))).toEqual([]);
  const buddypress = "wordpress: { plugins: [buddypress] }";
  expect(messages(buddypress, behaviors(`{ path: "*", kind: frontend, cookies: [${core}, "bp-message*"] }`))).toEqual([
    "GET /activity/ with cookie bp-1-scope=1 gets the cached page of somebody without it.",
  ]);
  // bbPress sets the cookies that WordPress sets.
  const bbpress = "wordpress: { plugins: [bbpress] }";
  expect(found("elastic", bbpress, behaviors(`{ path: "*", kind: frontend, cookies: [${core}] }`))).toEqual([]);
});

test("a path of the spec that is never cached is no other than one of a plugin", () => {
  const lines = ['wordpress: { uncachedPaths: ["booking/*"] }', behaviors(`{ path: "booking/*", kind: frontend }`)];
  expect(found("elastic", ...lines)).toEqual(["cdn/uncached-path-cached error /cdn/behaviors/0/kind"]);
  expect(messages(...lines)[0]).toContain("GET /booking/ is answered with what was kept");
  expect(found("elastic", lines[0] ?? "", behaviors(`{ path: "booking/*", kind: admin }`))).toEqual([]);
  expect(found("elastic", lines[0] ?? "", behaviors(`{ path: "booking/*", kind: static }`))).toEqual([
    "cdn/uncached-path-cached error /cdn/behaviors/0/kind",
  ]);
  // An exception from a wider path is how exceptions are written.
  const shop = ['wordpress: { uncachedPaths: ["shop/cart/*"] }', behaviors(`{ path: "shop/*", kind: frontend }`)];
  expect(found("elastic", ...shop)).toEqual([]);
});

test("a path that crosses the dashboard without taking it says nothing of it", () => {
  for (const path of ['"*/feed/*"', '"de/*"', '"wp-content/uploads/a*"'])
    expect(found("elastic", behaviors(`{ path: ${path}, kind: frontend }`)).join()).not.toContain(
      "admin-path-shadowed",
    );
  expect(found("elastic", behaviors(`{ path: "*.php", kind: frontend }`))).toEqual([
    "cdn/admin-path-shadowed warning /cdn/behaviors/0/path",
  ]);
  // Of two entries of the spec the order is the author's.
  const own = [`{ path: "wp-json/*", kind: admin }`, `{ path: "wp-j*", kind: frontend }`];
  expect(found("elastic", "profile: whitepaper", behaviors(...own))).toEqual([]);
});

test("each field that weakens the dashboard is one finding, and no other rule repeats it", () => {
  const all =
    "cookies: none, headers: [Host], queryStrings: none, methods: [GET, HEAD], viewerProtocol: allow-all, ttlSeconds: 60";
  const fields = ["cookies", "headers", "methods", "queryStrings", "ttlSeconds", "viewerProtocol"];
  expect(found("elastic", behaviors(`{ path: "wp-admin/*", kind: admin, ${all} }`)).toSorted()).toEqual(
    fields.map((field) => `cdn/admin-behavior-weakened error /cdn/behaviors/0/${field}`),
  );
  expect(found("elastic", behaviors(`{ path: "wp-login.php", kind: static }`))).toEqual([
    "cdn/admin-behavior-weakened error /cdn/behaviors/0/kind",
  ]);
  const strong = "viewerProtocol: https-only, cookies: all, queryStrings: all, methods: all";
  expect(found("elastic", behaviors(`{ path: "wp-admin/*", kind: admin, ${strong} }`))).toEqual([]);
});

test("the REST API is one thing to be said, whatever it is made", () => {
  for (const kind of ["frontend", "static"])
    expect(found("elastic", behaviors(`{ path: "wp-json/*", kind: ${kind} }`))).toEqual([
      "cdn/rest-api-cached error /cdn/behaviors/0/kind",
    ]);
  expect(found("elastic", behaviors(`{ path: "wp-json/*", kind: admin, cookies: none }`))).toEqual([
    "cdn/admin-behavior-weakened error /cdn/behaviors/0/cookies",
  ]);
});

test("the REST API as pages is the paper's way, and one route of it may be cached", () => {
  const lines = (path: string): readonly string[] => [
    "profile: whitepaper",
    behaviors(`{ path: ${path}, kind: frontend }`),
  ];
  expect(found("elastic", ...lines('"wp-json/*"'))).toEqual(["cdn/rest-api-cached info /cdn/behaviors/0/kind"]);
  expect(found("elastic", ...lines('"wp-json/acme/v1/*"'))).toEqual(["cdn/rest-api-cached info /cdn/behaviors/0/kind"]);
  expect(found("elastic", ...lines("wp-json/acme/v1/opening-hours"))).toEqual([]);
});

test("files are files by their folder and by their ending; all else may be pages", () => {
  for (const path of ['"wp-content/plugins/a/*"', '"downloads/*.zip"', '"*.css"', "robots.txt"])
    expect(found("ec2", behaviors(`{ path: ${path}, kind: static }`))).toEqual([]);
  for (const path of ['"assets/*"', '"*.html"', '"events/*.zip*"'])
    expect(found("ec2", behaviors(`{ path: ${path}, kind: static }`))).toEqual([
      "cdn/dynamic-as-static error /cdn/behaviors/0/kind",
    ]);
});

test("files of every site belong to kind static; a folder of one's own may be otherwise", () => {
  expect(found("elastic", behaviors(`{ path: "wp-content/*", kind: frontend }`))).toEqual([
    "cdn/static-path-shadowed warning /cdn/behaviors/0/kind",
  ]);
  expect(found("elastic", behaviors(`{ path: "wp-content/uploads/members/*", kind: admin }`))).toEqual([]);
});

test("a file varies by Origin, and by Host where several answer", () => {
  const file = (headers: string): string =>
    behaviors(`{ path: "*.woff2", kind: static, origin: web, headers: ${headers} }`);
  expect(found("elastic", named, file("[Origin]"))).toEqual([]);
  expect(found("elastic", named, file("[Origin, Host, Accept]"))).toEqual([
    "cdn/static-forwards-cookies warning /cdn/behaviors/0/headers/2",
  ]);
  const two = named.replace("{ name", "{ aliases: [www.example.org], name");
  expect(found("elastic", two, file("[Origin, Host]"))).toEqual([]);
});

test("a listed cookie that changes nothing is found under wide and under narrow names", () => {
  const listed = (name: string): readonly string[] => found("elastic", `wordpress: { cookies: ["${name}"] }`);
  for (const name of ["_ga", "_ga_G1234", "_hj*", "wordpress_test_cookie", "wordpress_*", "wp*", "*consent*"])
    expect(listed(name), name).toEqual(["cdn/keys-on-nonvarying-cookie warning /wordpress/cookies/0"]);
  for (const name of ["acme_currency", "*_lang", "wordpress_logged_in_*", "wp-postpass_*", "ga_*"])
    expect(listed(name), name).toEqual([]);
});

test("headers with many values cost hits where answers are kept, and nothing where they are not", () => {
  const pages = (headers: string): readonly string[] =>
    found(
      "elastic",
      behaviors(`{ path: "*", kind: frontend, headers: [Host, CloudFront-Forwarded-Proto, ${headers}] }`),
    );
  expect(pages("user-agent")).toEqual(["cdn/high-cardinality-header warning /cdn/behaviors/0/headers/2"]);
  expect(pages("CloudFront-Viewer-Country")).toEqual([]);
  expect(found("elastic", behaviors(`{ path: "api/*", kind: admin, headers: [User-Agent] }`))).toEqual([]);
});

test("query strings may lack what nobody acts on, and a file its version only with a warning", () => {
  const pages = (queryStrings: string, path = "shop/*"): readonly string[] =>
    found("elastic", behaviors(`{ path: "${path}", kind: frontend, queryStrings: ${queryStrings} }`));
  expect(pages("{ allExcept: [utm_source] }")).toEqual([]);
  expect(pages("{ allExcept: [preview] }")).toEqual(["cdn/query-strings-dropped error /cdn/behaviors/0/queryStrings"]);
  expect(pages("[s, p]", "*")).toEqual(["cdn/query-strings-dropped error /cdn/behaviors/0/queryStrings"]);
  const cart = "{ allExcept: [add-to-cart] }";
  expect(pages(cart)).toEqual([]);
  expect(
    found(
      "elastic",
      "wordpress: { plugins: [woocommerce] }",
      behaviors(`{ path: "shop/*", kind: frontend, queryStrings: ${cart} }`),
    ),
  ).toEqual(["cdn/query-strings-dropped error /cdn/behaviors/0/queryStrings"]);
  const files = (queryStrings: string): readonly string[] =>
    found("elastic", behaviors(`{ path: "*.css", kind: static, queryStrings: ${queryStrings} }`));
  expect(files("none")).toEqual(["cdn/query-strings-dropped warning /cdn/behaviors/0/queryStrings"]);
  expect(files("[ver]")).toEqual([]);
  // Legacy forwarding knows no lists, so that nothing is dropped.
  const legacy = "cdn: { forwarding: legacy, behaviors: [{ path: shop/*, kind: frontend, queryStrings: [s] }] }";
  expect(found("elastic", named, legacy)).toEqual(["cdn/legacy-cannot-express info /cdn/forwarding"]);
});

test("a minimum holds for files, and a list of methods with POST lets all through", () => {
  expect(found("elastic", behaviors(`{ path: "*.css", kind: static, ttlSeconds: { min: 60 } }`))).toEqual([]);
  expect(found("elastic", behaviors(`{ path: "shop/*", kind: frontend, methods: [GET, HEAD, POST] }`))).toEqual([
    "cdn/methods-rounded info /cdn/behaviors/0/methods",
  ]);
});

test.each([
  "wp-content/uploads/?.*",
  "wp-content/uploads/20??/*",
  "wp-content/themes/*",
  "wp-content/plugins/*",
  "wp-includes/js/*",
  "wp-includes/css/*",
])("every folder of such files counts: %s", (path) => {
  expect(found("elastic", behaviors(`{ path: "${path}", kind: frontend }`))).toEqual([
    "cdn/static-path-shadowed warning /cdn/behaviors/0/kind",
  ]);
});

test("fonts of kind static carry the header that lets pages of another host have them, in both styles", () => {
  const two = named.replace("{ name", "{ aliases: [www.example.org], name");
  const fonts = (kind: string, more = ""): string => behaviors(`{ path: "*.woff2", kind: ${kind}${more} }`);
  expect(found("elastic", two, fonts("static"))).toEqual([]);
  expect(found("elastic", two, fonts("static").replace("cdn: {", "cdn: { forwarding: legacy,"))).toEqual([]);
  expect(found("elastic", two, fonts("admin"))).toEqual(["cdn/static-path-shadowed warning /cdn/behaviors/0/kind"]);
  expect(found("elastic", two, fonts("frontend"))).toEqual(["cdn/font-cors-missing warning /cdn/behaviors/0/kind"]);
  expect(found("elastic", named, fonts("frontend"))).toEqual([
    "cdn/static-path-shadowed warning /cdn/behaviors/0/kind",
  ]);
  expect(found("elastic", "profile: whitepaper", two, fonts("frontend"))).toEqual([
    "cdn/static-path-shadowed warning /cdn/behaviors/0/kind",
  ]);
});

test("one site has one host that counts, sites have several", () => {
  const pages = behaviors(`{ path: "*", kind: frontend, headers: [CloudFront-Forwarded-Proto] }`);
  const two = named.replace("{ name", "{ aliases: [www.example.org], name");
  expect(found("elastic", two, pages)).toEqual([]);
  const wrong = ["cdn/host-not-keyed error /cdn/behaviors/0/headers"];
  expect(found("elastic", named, "wordpress: { sites: [{ host: shop.example.org }] }", pages)).toEqual(wrong);
  const files = behaviors(`{ path: "*.zip", kind: static, headers: none }`);
  expect(found("elastic", named, "wordpress: { sites: [{ host: shop.example.org }] }", files)).toEqual(wrong);
});

test("a price class is too small for countries that only larger ones answer from", () => {
  const geo = (priceClass: string, countries: string): readonly string[] =>
    found("elastic", `cdn: { priceClass: ${priceClass}, geo: { allow: [${countries}] } }`);
  expect(geo("PriceClass_100", "DE, US")).toEqual([]);
  expect(geo("PriceClass_100", "DE, JP")).toEqual(["cdn/price-class-vs-geo warning /cdn/priceClass"]);
  expect(geo("PriceClass_200", "JP")).toEqual([]);
  expect(geo("PriceClass_200", "BR")).toEqual(["cdn/price-class-vs-geo warning /cdn/priceClass"]);
  expect(geo("PriceClass_All", "BR, AU, JP")).toEqual([]);
  expect(found("ec2", "cdn: { enabled: true, geo: { allow: [DE, BR] } }")).toEqual([
    "cdn/price-class-vs-geo warning /cdn/geo/allow/1",
  ]);
  expect(found("ec2", "cdn: { enabled: true, geo: { deny: [BR] } }")).toEqual([]);
});

test("a firewall that is written off is one that production lacks", () => {
  const off = "cdn: { enabled: true, waf: false }";
  expect(found("elastic", off)).toEqual(["cdn/waf-off-on-login warning /cdn/waf"]);
  expect(found("elastic", "purpose: staging", off)).toEqual([]);
  expect(found("elastic", "profile: whitepaper", off)).toEqual([]);
  expect(found("ec2", "cdn: { enabled: true }")).toEqual([]);
  expect(found("elastic", "environments: { staging: { cdn: { waf: false } } }")).toEqual([]);
});

test("an environment's behavior is looked at as the spec's own", () => {
  const staging = `environments: { staging: { cdn: { behaviors: [{ path: "*", kind: frontend, queryStrings: none }] } } }`;
  expect(found("elastic", staging)).toEqual(["cdn/query-strings-dropped error /cdn/behaviors/0/queryStrings"]);
});

test("the hardest patterns are looked at in time, as many as there may be", () => {
  const hard = (index: number): string => `*a${"?".repeat(40)}${index}*${"a?*".repeat(20)}b${index}`;
  const items = Array.from(
    { length: 60 },
    (_, index) =>
      `{ path: "${hard(index)}", kind: ${index % 2 === 0 ? "frontend" : "static"}, cookies: ["a${"*?a".repeat(30)}"] }`,
  );
  const spent = processorTime();
  expect(found("elastic", behaviors(...items)).length).toBeGreaterThan(0);
  expect(spent()).toBeLessThan(3_000);
});
