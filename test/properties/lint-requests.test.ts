import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/check.js";
import { answer, type Answer } from "../../src/compiler/cdn/answer.js";
import type { Behavior } from "../../src/compiler/cdn/behavior.js";
import type { UserBehavior } from "../../src/compiler/cdn/cdn-input.js";
import type { CdnRequest } from "../../src/compiler/cdn/key.js";
import { behaviorsOf } from "../../src/compiler/plan/behaviors-of.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import type { ElasticSpec } from "../../src/generated/spec.js";
import { runRules } from "../../src/lint/run.js";
import { runs } from "../support/runs.js";

/*
 * What rules say of requests is what the distribution does with them, and where it gives one reader's page to another,
 * some rule says so. The specs here are wrong more often than right, so they are not compiled.
 */

const names = [
  "wordpress_logged_in_*",
  "wordpress_*",
  "wp-postpass_*",
  "wp*",
  "comment_author_*",
  "_ga",
  "woo*",
  "a?c",
];
const items = (of: readonly string[]) =>
  fc.option(
    fc.oneof(
      fc.constantFrom("all" as const, "none" as const),
      fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 4 }),
    ),
    { nil: undefined },
  );
const path = fc.oneof(
  fc.constantFrom(
    "*",
    "shop/*",
    "cart*",
    "checkout*",
    "wp-admin/*",
    "wp-login.php",
    "wp-json/*",
    "wp-a*",
    "*.php",
    "*.html",
  ),
  fc
    .tuple(
      fc.constantFrom("", "shop", "feed", "wp-content", "a"),
      fc.constantFrom("/*", "*", "/?*", "/*/b", "*.xml", "/a.css"),
    )
    .map(([start, end]) => start + end),
);
const behavior: fc.Arbitrary<UserBehavior> = fc.record({
  path,
  kind: fc.constantFrom("admin" as const, "static" as const, "frontend" as const),
  cookies: items(names),
  headers: fc.option(fc.constantFrom(["Host"], ["Host", "User-Agent"], ["X-Acme"], "none" as const), {
    nil: undefined,
  }),
  queryStrings: items(["s", "ver", "q"]),
  methods: fc.option(fc.constantFrom(["GET", "HEAD"], "all" as const), { nil: undefined }),
  ttlSeconds: fc.option(fc.constantFrom(0, 60, { min: 0, default: 0, max: 0 }, { min: 60 }), { nil: undefined }),
});

const file = "wordpress.yaml";

function specOf(profile: string, behaviors: readonly UserBehavior[]) {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nprofile: ${profile}\nwordpress: { plugins: [woocommerce] }\n`;
  const { resolved } = check(text, file);
  if (resolved?.spec.tier !== "elastic") throw new Error("The spec has errors.");
  // As the parser would have it: what is not there is no key.
  const written = JSON.parse(JSON.stringify(behaviors)) as ElasticSpec["cdn"]["behaviors"];
  const spec: ElasticSpec = { ...resolved.spec, cdn: { ...resolved.spec.cdn, behaviors: written ?? [] } };
  const table = behaviorsOf(spec, resolved.traits.behaviorTable).behaviors;
  return { table, findings: runRules({ ...resolved, spec }) };
}

type Table = readonly Behavior[];

const request = (url: string, cookie?: string): CdnRequest => {
  const [path = "/", query = ""] = url.split("?");
  const [name = "", value = ""] = cookie?.split("=") ?? [];
  const cookies = cookie === undefined ? [] : [{ name, value }];
  return { scheme: "https", host: "blog.example.org", method: "GET", path, query, headers: [], cookies };
};

const asked = (table: Table, url: string, cookie?: string): Answer<Behavior> => answer(table, request(url, cookie));

/** Whether both are kept, and in one place. */
function isOneCopy(one: Answer<Behavior>, other: Answer<Behavior>): boolean {
  const isKept = one.isCacheable && other.isCacheable && one.behavior === other.behavior;
  return isKept && JSON.stringify(one.cacheKey) === JSON.stringify(other.cacheKey);
}

const entryOf = ({ because }: Behavior): string | undefined =>
  because.find((each) => each.startsWith("cdn.behaviors."))?.replaceAll(".", "/");

const isAbout = ({ path = "" }: Diagnostic, entry: string): boolean => `${path}/`.startsWith(`/${entry}/`);

const pages = [
  "/",
  "/shop/",
  "/shop/a/b",
  "/cart/",
  "/checkout/pay/",
  "/a/",
  "/ab",
  "/a.php",
  "/about.html",
  "/wp-admin/post.php",
  "/wp-about/",
];
const readers = [
  "wordpress_logged_in_0f=1",
  "wp-postpass_0f=1",
  "woocommerce_items_in_cart=1",
  "wp_woocommerce_session_0f=1",
];
const leaks = new Set([
  "cdn/session-cookie-missing",
  "cdn/post-password-cookie-missing",
  "cdn/plugin-cookie-missing",
  "cdn/dynamic-as-static",
  "cdn/uncached-path-cached",
  "cdn/admin-behavior-weakened",
  "cdn/rest-api-cached",
  "cdn/forwarded-not-keyed",
]);

test("where one reader's page is kept for another, a rule says so of the behavior that does it", () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(behavior, { minLength: 1, maxLength: 4 }), (behaviors) => {
      const { table, findings } = specOf("modern", behaviors);
      for (const page of pages) {
        for (const cookie of readers) {
          const found = asked(table, page, cookie);
          if (!isOneCopy(found, asked(table, page))) continue;
          const entry = entryOf(found.behavior);
          expect(entry, `${page} ${cookie}`).toBeDefined();
          const said = findings.filter((each) => leaks.has(each.code) && isAbout(each, entry ?? ""));
          expect(said.length, `${page} ${cookie} ${JSON.stringify(found.behavior)}`).toBeGreaterThan(0);
          count++;
        }
      }
    }),
    runs(300),
  );
  expect(count).toBeGreaterThan(100);
});

/** What a message claims of the requests that it names, and whether the distribution does it; undefined for other messages. */
function isSo(table: Table, { code, message }: Diagnostic): boolean | undefined {
  const [, method = "", url = "", rest = ""] = /^(GET|POST) (\/\S*) (.*)$/.exec(message) ?? [];
  const [, name = "", value = ""] = /^with cookie ([^\s=]+)=(\S+)/.exec(rest) ?? [];
  const has = (of: string): Answer<Behavior> => asked(table, url, `${name}=${of}`);
  switch (code) {
    case "cdn/session-cookie-missing":
    case "cdn/comment-cookie-missing":
    case "cdn/post-password-cookie-missing":
    case "cdn/plugin-cookie-missing":
    case "cdn/dynamic-as-static":
      return name === "" ? asked(table, url).isCacheable : isOneCopy(has(value), asked(table, url));
    case "cdn/keys-on-nonvarying-cookie":
      return has("1").isCacheable && !isOneCopy(has("1"), has("2"));
    case "cdn/query-strings-dropped": {
      const [plain = "", query = ""] = url.split("?");
      const parameter = query.split("=")[0] ?? "";
      return ["1", "2"].every((of) => asked(table, `${plain}?${parameter}=${of}`).forwarded.query === "");
    }
    case "cdn/methods-too-few":
      return method === "POST" && answer(table, { ...request(url), method }).action.kind === "reject";
    case "cdn/min-ttl-overrides-origin":
      return asked(table, url).isCacheable && asked(table, url).ttlSeconds.min > 0;
    case "cdn/static-path-shadowed":
      return asked(table, url).behavior.kind !== "static";
    case "cdn/uncached-path-cached":
      return !message.includes("was kept") || asked(table, url).isCacheable;
    default:
      return undefined;
  }
}

test.each(["modern", "whitepaper"])("each request that a rule names in profile %s goes as it says", (profile) => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(behavior, { minLength: 1, maxLength: 4 }), (behaviors) => {
      const { table, findings } = specOf(profile, behaviors);
      for (const finding of findings) {
        const claim = isSo(table, finding);
        if (claim === undefined) continue;
        seen.add(finding.code);
        expect(claim, finding.message).toBe(true);
      }
    }),
    runs(300),
  );
  expect(seen.size).toBeGreaterThan(8);
});
