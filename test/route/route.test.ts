import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { RouteError } from "../../src/route/route-error.js";
import { route } from "../../src/route/route.js";
import type { RouteRequest } from "../../src/route/request.js";
import { arbitrarySpec } from "../support/arbitrary.js";
import { examples } from "../support/examples.js";
import { root } from "../support/root.js";
import { runs } from "../support/runs.js";

const spec = `version: 1
name: acme-shop
tier: elastic
region: eu-west-1
domain: { name: www.example.org, aliases: ["*.shop.example.org"], hostedZoneId: Z0123456789ABCDEFGHIJ }
wordpress: { plugins: [woocommerce], cookies: [acme_currency] }
cdn:
  pageTtlSeconds: 300
  behaviors:
    - { path: "/events/*", kind: frontend, ttlSeconds: 5, viewerProtocol: https-only }
environments:
  staging: { domain: { name: staging.example.org, aliases: [] }, cdn: { pageTtlSeconds: 10 } }
`;
const answer = (asked: RouteRequest, env?: string) => {
  const [first] = route(spec, [asked], { file: "wordpress.yaml", env });
  if (first === undefined) throw new Error("No answer.");
  return first;
};
const why = (asked: RouteRequest, env?: string) => answer(asked, env).because.join("\n");

const isAnswer = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(join(root, "schema/route-answer.schema.json"), "utf8")) as object,
);

test("an answer has the keys that its schema describes", () => {
  const cookies = ["woocommerce_cart_hash=1; _ga=2"];
  expect(answer({ url: "/?a=1&utm_source=x", cookies })).toMatchObject({
    url: "https://www.example.org/?a=1&utm_source=x",
    behavior: { path: "*", kind: "frontend" },
    origin: "web",
    action: "serve",
    cacheable: true,
    cacheKey: {
      headers: ["CloudFront-Forwarded-Proto: https", "Host: www.example.org"],
      cookies: ["woocommerce_cart_hash=1"],
      queryString: "a=1",
    },
    ttlSeconds: { min: 0, default: 300, max: 36_000 },
  });
  expect(isAnswer(answer({ url: "/" }))).toBe(true);
  expect(isAnswer({ ...answer({ url: "/" }), extra: 1 })).toBe(false);
});

describe("because", () => {
  test("says which pattern matches, and which were missed by little", () => {
    expect(why({ url: "/wp-admin/post.php" })).toContain("wp-admin/* is the first path pattern that matches");
    expect(why({ url: "/wp-admin" })).toContain("wp-admin/* comes before it and does not match /wp-admin");
    expect(why({ url: "/WP-Login.php" })).toContain("upper and lower case count");
  });

  test("says what becomes of each cookie, and what it stands for", () => {
    const text = why({ url: "/", cookies: ["wordpress_logged_in_1=a; _ga=b; acme_currency=c; other=d"] });
    expect(text).toMatch(/Cookie wordpress_logged_in_1 tells copies apart.*\(WordPress\)/);
    expect(text).toContain("Cookie _ga is dropped: it changes no page.");
    expect(text).toContain("Cookie acme_currency tells copies apart");
    expect(text).toContain("Cookie other is dropped: no pattern of this behavior takes it.");
    expect(why({ url: "/wp-includes/a.js", cookies: ["other=d"] })).toContain("files are the same for everybody");
    expect(why({ url: "/cart/", cookies: ["other=d"] })).toContain("Cookie other reaches the origin.");
  });

  test("says where each setting comes from: a line of the spec, an environment, or whose default it is", () => {
    expect(why({ url: "/" })).toContain(
      "ttlSeconds 0/300/36000: kind frontend; cdn.pageTtlSeconds, wordpress.yaml:8:19.",
    );
    expect(why({ url: "/" }, "staging")).toMatch(
      /cdn\.pageTtlSeconds, wordpress\.yaml:\d+:\d+ \(environment staging\)\./,
    );
    const events = why({ url: "/events/1" });
    expect(events).toContain("ttlSeconds 0/5/36000: cdn.behaviors.0.ttlSeconds, wordpress.yaml:10:56.");
    expect(events).toContain("methods GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE: kind frontend.");
    expect(why({ url: "/wp-admin/" })).toContain("profile, the default of");
  });

  test("says who redirects or refuses", () => {
    expect(answer({ url: "http://www.example.org/a?b=1" }).action).toBe("redirect");
    expect(why({ url: "http://www.example.org/a?b=1" })).toContain("301 to https://www.example.org/a?b=1");
    expect(answer({ url: "/events/", scheme: "http" }).action).toBe("reject");
    expect(why({ url: "/events/", scheme: "http" })).toContain("403: only HTTPS is served");
    expect(answer({ url: "/wp-content/a.css", method: "post" }).action).toBe("reject");
    expect(why({ url: "/wp-content/a.css", method: "post" })).toContain("POST is not among the methods");
    expect(why({ url: "/", method: "POST" })).toContain("Answers to POST are never kept");
  });

  test("warns of hosts that are not the site's and of paths that CloudFront may read otherwise", () => {
    expect(why({ url: "https://other.example.org/" })).toContain("other.example.org is none of its names");
    expect(why({ url: "https://a.shop.example.org/" })).not.toContain("none of its names");
    expect(why({ url: "https://a.b.shop.example.org/" })).toContain("none of its names");
    expect(why({ url: "/a/../b" })).toContain("not documented");
    expect(why({ url: "/a" })).not.toContain("not documented");
  });
});

test("what cannot be answered says why, with the findings of the spec", () => {
  const failing = (text: string, asked: RouteRequest = { url: "/" }): RouteError => {
    try {
      route(text, [asked], { file: "wordpress.yaml" });
    } catch (error) {
      if (error instanceof RouteError) return error;
    }
    throw new Error("It was answered.");
  };
  expect(failing("version: 1\n").findings.length).toBeGreaterThan(0);
  expect(failing("version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\n").message).toContain("no CloudFront");
  expect(failing(spec, { url: "/ " }).hint).toBe("Write %20 for a space.");
});

test("every example with CloudFront answers as its schema says", () => {
  let answered = 0;
  for (const { text } of examples) {
    try {
      const answers = route(text, [{ url: "/" }, { url: "/wp-admin/", method: "POST" }], { file: "wordpress.yaml" });
      for (const each of answers) expect(isAnswer(each), JSON.stringify(isAnswer.errors)).toBe(true);
      expect(answers.map(({ behavior }) => behavior.kind)).toEqual(["frontend", "admin"]);
      answered += 1;
    } catch (error) {
      if (!(error instanceof RouteError) || error.findings.length > 0) throw error;
    }
  }
  expect(answered).toBeGreaterThan(examples.length / 2);
});

test("over any spec, what an answer lists is of the request, and keyed is forwarded", () => {
  let answered = 0;
  const cookies = ["wordpress_logged_in_x=1", "_ga=2", "woocommerce_items_in_cart=1", "pll_language=fr", "zz=9"];
  fc.assert(
    fc.property(arbitrarySpec, fc.webPath(), fc.subarray(cookies), (generated, path, sent) => {
      const url = path === "" || !path.startsWith("/") ? `/${path}` : path;
      try {
        const [found] = route(stringify(generated), [{ url, cookies: sent }], { file: "wordpress.yaml" });
        if (found === undefined) throw new Error("No answer.");
        answered += 1;
        expect(isAnswer(found), JSON.stringify(isAnswer.errors)).toBe(true);
        for (const cookie of found.forwarded.cookies) expect(sent).toContain(cookie);
        for (const part of ["headers", "cookies"] as const)
          for (const item of found.cacheKey[part]) expect(found.forwarded[part]).toContain(item);
        if (found.behavior.kind === "admin") expect(found.cacheable).toBe(false);
        if (found.behavior.kind === "static") expect(found.forwarded.cookies).toEqual([]);
      } catch (error) {
        if (!(error instanceof RouteError)) throw error;
      }
    }),
    runs(200),
  );
  expect(answered).toBeGreaterThan(10);
});

test("a header that no list names passes ForwardedValues and no policy, and the answer says so", () => {
  const asked: RouteRequest = { url: "/api/posts", method: "POST", headers: ["X-WP-Nonce: 1", "Referer: x"] };
  const answered = (forwarding: string, more = "") => {
    const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\ncdn: { forwarding: ${forwarding}${more} }\n`;
    const [first] = route(text, [asked], { file: "wordpress.yaml" });
    if (first === undefined) throw new Error("No answer.");
    return first;
  };
  const pages = `, behaviors: [{ path: "api/*", kind: frontend }]`;
  const legacy = answered("legacy", pages);
  expect(legacy.behavior.kind).toBe("frontend");
  expect(legacy.forwarded.headers).toContain("X-WP-Nonce: 1");
  expect(legacy.forwarded.headers.join()).not.toContain("Referer");
  expect(legacy.cacheKey.headers.join()).not.toContain("Nonce");
  expect(legacy.because.join("\n")).toContain("Header X-WP-Nonce is in no list; with ForwardedValues it reaches");
  expect(answered("policies", pages).forwarded.headers.join()).not.toContain("Nonce");
  // Where all headers are forwarded, they are all named: the dashboard.
  expect(answered("legacy", `, behaviors: [{ path: "api/*", kind: admin }]`).because.join("\n")).not.toContain(
    "is in no list",
  );
});
