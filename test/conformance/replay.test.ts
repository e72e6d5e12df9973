import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { isList, type Items, type ItemSet } from "../../src/compiler/cdn/behavior.js";
import { routerOf, routingOf } from "../../src/route/route.js";
import type { RoutedBehavior, Routing } from "../../src/route/routing.js";
import { findTool } from "../support/tool.js";
import type { ViewerRequest } from "./support/replay/proxy.js";
import { replay, type Outcome, type Replayed } from "./support/replay/replay.js";
import { script } from "./support/replay/script.js";
import { findWordPress, startWordPress, withMysqli, type WordPress } from "./support/replay/wordpress.js";

/*
 * Before a real WordPress stands a cache that does what the model answers. The shop is no WooCommerce: it is a plugin of
 * this suite (support/replay/shop.php) with WooCommerce's cookies, its no-cache answers and its mini-cart.
 */
const php = withMysqli(findTool("php"));
const mariadbd = findTool("mariadbd");
const folder = findWordPress();

const file = "wordpress.yaml";
const spec = (members: Readonly<Record<string, unknown>> = {}): string =>
  stringify({
    version: 1,
    name: "acme-blog",
    tier: "elastic",
    region: "eu-west-1",
    domain: { name: "www.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
    wordpress: { plugins: ["woocommerce"] },
    ...members,
  });

/** What each outcome means to the origin. */
const originRequests: Readonly<Record<Outcome, number>> = { hit: 0, miss: 1, pass: 1, redirect: 0, reject: 0 };

const line = ({ step, predicted, differences, leaked }: Replayed): string =>
  [`${step.who} ${step.method ?? "GET"} ${step.path} (${predicted})`, ...differences, ...leaked].join(": ");
const unforeseen = (all: readonly Replayed[]): readonly string[] =>
  all.filter((each) => each.originRequests !== originRequests[each.predicted]).map(line);
const wrong = (all: readonly Replayed[]): readonly Replayed[] => all.filter(({ isWrong }) => isWrong);
const leaks = (all: readonly Replayed[]): readonly Replayed[] => all.filter(({ leaked }) => leaked.length > 0);
const count = (all: readonly Replayed[], outcome: Outcome): number =>
  all.filter(({ predicted }) => predicted === outcome).length;
const seenBy = (all: readonly Replayed[], who: string): readonly string[] =>
  [...new Set(all.filter(({ step }) => step.who === who).flatMap((each) => each.words))].sort();

/** The model with another front end. */
const broken = (routing: Routing, change: (behavior: RoutedBehavior) => Partial<RoutedBehavior>): Routing => ({
  ...routing,
  behaviors: routing.behaviors.map((each) => (each.kind === "frontend" ? { ...each, ...change(each) } : each)),
});
/** A key without a cookie that is there; the cookie is still forwarded. */
function keyWithout({ key }: RoutedBehavior, cookie: string): ItemSet {
  const cookies: Items = key.cookies;
  if (!isList(cookies) || !cookies.includes(cookie)) throw new Error(`${cookie} is not keyed.`);
  return { ...key, cookies: cookies.filter((each) => each !== cookie) };
}

describe.skipIf(php === undefined || mariadbd === undefined || folder === undefined)("a replay", () => {
  let wordpress: WordPress | undefined;
  beforeAll(async () => {
    if (php !== undefined && mariadbd !== undefined && folder !== undefined)
      wordpress = await startWordPress(folder, php, mariadbd);
  }, 120_000);
  afterAll(() => wordpress?.stop());

  /** `run` has its own comments: one replay sees nothing of another. */
  async function replayed(
    run: string,
    rounds: number,
    text: string,
    change: (routing: Routing) => Routing = (routing) => routing,
  ): Promise<readonly Replayed[]> {
    if (wordpress === undefined) throw new Error("WordPress does not run.");
    const route = routerOf(text, { file });
    const predict = ({ scheme, host, path, query, method, cookies, headers }: ViewerRequest) =>
      route({
        url: `${scheme}://${host}${path}${query === "" ? "" : `?${query}`}`,
        method,
        cookies: cookies.map(({ name, value }) => `${name}=${value}`),
        headers: headers.map(({ name, value }) => `${name}: ${value}`),
      });
    return replay(wordpress, script(run, rounds), predict, change(routingOf(text, { file })));
  }

  describe("of a shop's visitors", () => {
    let all: readonly Replayed[] = [];
    beforeAll(async () => {
      all = await replayed("modern", 12, spec());
    }, 120_000);

    test("asks WordPress where route foresees a miss or no cache, and nowhere else", () => {
      expect(all.length).toBeGreaterThanOrEqual(300);
      expect(unforeseen(all)).toEqual([]);
      for (const outcome of Object.keys(originRequests) as Outcome[]) {
        expect(count(all, outcome), outcome).toBeGreaterThan(0);
      }
      expect(all.filter(({ predicted }) => predicted === "redirect").map(({ status }) => status)).toEqual([301]);
      expect(all.filter(({ predicted }) => predicted === "reject").map(({ status }) => status)).toEqual([403]);
    });

    test("gives everybody the page that WordPress gives them, and nothing of anybody else", () => {
      expect(wrong(all).map(line)).toEqual([]);
      expect(leaks(all).map(line)).toEqual([]);
    });

    test("shows each visitor what is theirs", () => {
      const comment = ["An opinion of run modern", "Connie Commenter modern"];
      expect(seenBy(all, "anonymous1")).toEqual([]);
      expect(seenBy(all, "anonymous2")).toEqual([]);
      expect(seenBy(all, "commenter")).toEqual(comment);
      expect(seenBy(all, "subscriber")).toEqual(["Sigrid Subscriber"]);
      expect(seenBy(all, "admin")).toEqual(["Ada Admin", ...comment]);
      expect(seenBy(all, "reader")).toEqual(["below the old oak"]);
      expect(seenBy(all, "shopper1")).toEqual(["× Blue teapot", "× Mug"]);
      expect(seenBy(all, "shopper2")).toEqual(["× Green kettle", "× Mug"]);
    });

    test("answers anonymous visitors from the cache, whatever analytics and campaigns add", () => {
      const anonymous = all.filter(({ step }) => step.who.startsWith("anonymous"));
      const hits = count(anonymous, "hit");
      expect(hits / (hits + count(anonymous, "miss"))).toBeGreaterThan(0.8);
    });
  });

  test("with legacy forwarding is as right", async () => {
    const all = await replayed("legacy", 4, spec({ cdn: { forwarding: "legacy" } }));
    expect(unforeseen(all)).toEqual([]);
    expect(wrong(all).map(line)).toEqual([]);
    expect(leaks(all).map(line)).toEqual([]);
  });

  test("with the paper's cookies leaks nothing, and keeps the reader from what the password opens", async () => {
    const all = await replayed("paper", 4, spec({ profile: "whitepaper" }));
    expect(unforeseen(all)).toEqual([]);
    expect(leaks(all).map(line)).toEqual([]);
    // The paper does not list wp-postpass_*: the form stays, and so does the excerpt on the front page.
    const pages = wrong(all).map(({ step }) => `${step.who} ${step.path}`);
    expect([...new Set(pages)].sort()).toEqual(["reader /", "reader /secret/"]);
    expect(seenBy(all, "reader")).toEqual([]);
  });

  describe("notices a model", () => {
    test("that does not tell logged-in visitors apart", async () => {
      const all = await replayed("no-login", 4, spec(), (routing) =>
        broken(routing, (behavior) => ({ key: keyWithout(behavior, "wordpress_logged_in_*") })),
      );
      // WordPress forbids to keep their pages, so they get those of strangers and not the other way round.
      const who = [...new Set(wrong(all).map(({ step }) => step.who))].sort();
      expect(who).toEqual(["admin", "subscriber"]);
    });

    test("that does not tell commenters apart", async () => {
      const all = await replayed("no-commenter", 4, spec(), (routing) =>
        broken(routing, (behavior) => ({ key: keyWithout(behavior, "comment_author_*") })),
      );
      const strangers = leaks(all).filter(({ step }) => step.who !== "commenter");
      expect([...new Set(strangers.flatMap(({ leaked }) => leaked))]).toContain("Connie Commenter no-commenter");
    });

    test("that keeps everything for a minute", async () => {
      const all = await replayed("minimum", 4, spec(), (routing) =>
        broken(routing, ({ ttlSeconds }) => ({ ttlSeconds: { ...ttlSeconds, min: 60 } })),
      );
      // One visitor goes on with the cart of the other.
      expect(leaks(all).map(line)).toEqual([
        expect.stringMatching(/^shopper\d GET \/\?add-to-cart=1 \(miss\): the cookie wp_woocommerce_session_/),
      ]);
    });
  });
});
