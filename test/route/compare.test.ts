import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { compareRoutings, type RouteComparison } from "../../src/route/compare.js";
import { cloudFrontName } from "../../src/compiler/plan/hosts.js";
import { routingOf } from "../../src/route/route.js";
import { routeRequest } from "../../src/route/answer-json.js";
import { runs } from "../support/runs.js";

const file = "wordpress.yaml";
const base = { version: 1, name: "acme", tier: "elastic", region: "eu-west-1" };
const routing = (more: object) => routingOf(stringify({ ...base, ...more }), { file });
const compared = (before: object, after: object): RouteComparison =>
  compareRoutings(routing(before), routing(after), cloudFrontName);
const shown = ({ differences }: RouteComparison): readonly string[] =>
  differences.map(({ request: { method, url, cookies, headers }, changes }) => {
    const path = url.replace(`https://${cloudFrontName}`, "").replace(`http://${cloudFrontName}`, "http:");
    return [method, path, ...cookies, ...headers, changes.map(({ aspect }) => aspect).join()].join(" ");
  });

test("specs that differ in nothing that CloudFront sees are alike", () => {
  expect(compared({}, { web: { capacity: { min: 3 } } }).differences).toEqual([]);
});

test("each kind of change has a request that shows it", () => {
  expect(shown(compared({}, { cdn: { pageTtlSeconds: 9 } }))).toEqual([
    expect.stringMatching(/^GET \/\w* ttlSeconds$/),
  ]);
  const plugin = shown(compared({}, { wordpress: { plugins: ["woocommerce"] } }));
  expect(plugin).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^GET \/cart .*cacheable.*$/),
      expect.stringMatching(/^GET \/\w* woocommerce_items_in_cart=1 cacheKey,forwarded$/),
    ]),
  );
  const methods = [{ path: "/wp-content/fonts/*", kind: "static", methods: ["GET", "HEAD", "OPTIONS"] }];
  expect(shown(compared({}, { cdn: { behaviors: methods } }))).toEqual(["OPTIONS /wp-content/fonts/ action"]);
  const plain = [{ path: "/news/*", kind: "frontend", viewerProtocol: "allow-all" }];
  expect(shown(compared({}, { cdn: { behaviors: plain } }))).toContain("GET http:/news/ action");
  const headers = [{ path: "/news/*", kind: "frontend", headers: ["Host", "CloudFront-Forwarded-Proto", "X-Edition"] }];
  expect(shown(compared({}, { cdn: { behaviors: headers } }))).toEqual(["GET /news/ X-Edition: 1 cacheKey,forwarded"]);
  const query = [{ path: "/news/*", kind: "frontend", queryStrings: "all" }];
  expect(shown(compared({}, { cdn: { behaviors: query } }))).toEqual(["GET /news/?utm_source=1 cacheKey,forwarded"]);
});

/** Paths of short patterns, so that enumeration reaches all there is. */
const part = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 3 });
const behavior = fc.record({ path: part.map((text) => `/n/${text}`), ttlSeconds: fc.integer({ min: 1, max: 3 }) });
const list = fc.uniqueArray(behavior, { maxLength: 4, selector: ({ path }) => path });
const paths = ["", "a", "b", "c"].flatMap((one) =>
  ["", "a", "b", "c"].flatMap((two) => ["", "a", "b", "c"].map((three) => `/n/${one}${two}${three}`)),
);

test("where any path is answered differently there is a difference, and every witness is one", () => {
  let differed = 0;
  fc.assert(
    fc.property(list, list, (one, other) => {
      const of = (behaviors: typeof one) => {
        try {
          return routing({ cdn: { behaviors: behaviors.map((each) => ({ ...each, kind: "frontend" })) } });
        } catch {
          // Some of these lists have a behavior that nothing reaches.
          return undefined;
        }
      };
      const [before, after] = [of(one), of(other)];
      if (before === undefined || after === undefined) return;
      const { differences, undecided } = compareRoutings(before, after, cloudFrontName);
      expect(undecided).toEqual([]);
      const get = (path: string) =>
        ({ scheme: "https", host: cloudFrontName, method: "GET", path, query: "", headers: [], cookies: [] }) as const;
      const kept = (of: typeof before, path: string) => JSON.stringify(routeRequest(of, get(path)).ttlSeconds);
      const isDifferent = paths.some((path) => kept(before, path) !== kept(after, path));
      if (isDifferent) differed += 1;
      expect(differences.some(({ changes }) => changes.some(({ aspect }) => aspect === "ttlSeconds"))).toBe(
        isDifferent,
      );
      for (const { request } of differences) {
        const path = request.url.replace(`https://${cloudFrontName}`, "");
        expect(kept(before, path)).not.toBe(kept(after, path));
      }
    }),
    runs(100),
  );
  expect(differed).toBeGreaterThan(10);
});
