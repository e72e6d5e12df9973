import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { compile } from "../../../src/index.js";
import { routeRequest, type RouteAnswer } from "../../../src/route/answer-json.js";
import { readRequest, type RouteRequest } from "../../../src/route/request.js";
import { RouteError } from "../../../src/route/route-error.js";
import { routingsOf } from "../../../src/route/route-template.js";
import { routingOf } from "../../../src/route/route.js";
import type { Routing } from "../../../src/route/routing.js";
import { examples, inProfile, profiles } from "../../support/examples.js";
import { runs } from "../../support/runs.js";

/* What we emit, read as anybody's template, answers as the spec does: emitters and model agree. */

const file = "wordpress.yaml";
const variants = examples.flatMap(({ name, text }) =>
  profiles.flatMap((profile) =>
    (["policies", "legacy"] as const).map((forwarding) => {
      const spec = parse(inProfile(text, profile)) as { readonly cdn?: object };
      return {
        name: `${name}, ${profile}, ${forwarding}`,
        spec: stringify({ ...spec, cdn: { ...spec.cdn, forwarding } }),
      };
    }),
  ),
);

/** The distribution of a spec; undefined where it has none, or does not compile in this profile and style. */
function routing(spec: string): Routing | undefined {
  try {
    return routingOf(spec, { file });
  } catch (error) {
    if (error instanceof RouteError) return undefined;
    throw error;
  }
}

async function read(
  spec: string,
  [target, format]: readonly ["cfn" | "terraform", "yaml" | "json"],
): Promise<readonly Routing[]> {
  const { artifacts } = await compile(spec, { file, target, format });
  const texts = artifacts.filter(({ path }) => /\.(?:yaml|json)$/.test(path));
  return texts.flatMap(({ path, text }) => routingsOf(text, path)).map((each) => each.routing);
}

const segments = fc.constantFrom(
  "wp-admin",
  "wp-login.php",
  "wp-json",
  "wp-content",
  "uploads",
  "wp-includes",
  "cart",
  "checkout",
  "my-account",
  "xmlrpc.php",
  "wp-cron.php",
  "feed",
  "a.jpg",
  "style.css",
  "2026",
  "",
  "events",
  "shop",
  "A",
);
const cookie = fc.constantFrom(
  "wordpress_logged_in_x=1",
  "comment_author_y=2",
  "wp-postpass_z=3",
  "_ga=4",
  "woocommerce_items_in_cart=5",
  "pll_language=fr",
  "acme_currency=eur",
  "wordpress_test_cookie=6",
  "other=7",
  "wp-settings-1=8",
);
const header = fc.constantFrom(
  "X-Edition: 1",
  "Origin: https://a.example.org",
  "User-Agent: x",
  "Authorization: y",
  "CloudFront-Viewer-Country: DE",
  "CloudFront-Is-Mobile-Viewer: true",
);
const query = fc.constantFrom("", "?a=1", "?utm_source=x&b=2", "?ver=3", "?s=a&s=b");
const request: fc.Arbitrary<RouteRequest> = fc.record({
  url: fc.tuple(fc.array(segments, { maxLength: 3 }), query).map(([parts, more]) => `/${parts.join("/")}${more}`),
  method: fc.constantFrom("GET", "HEAD", "POST", "OPTIONS", "DELETE"),
  scheme: fc.constantFrom("https", "http"),
  cookies: fc.array(cookie, { maxLength: 4 }),
  headers: fc.array(header, { maxLength: 2 }),
});

/** What has to be the same; of origins, only what they are called may differ. */
const answerOf = (of: Routing, asked: RouteRequest): Omit<RouteAnswer, "because" | "origin"> => {
  const made = readRequest(asked, "www.example.org");
  if ("problem" in made) throw new Error(made.problem.message);
  const { because: _, origin: __, ...rest } = routeRequest(of, made.request);
  return rest;
};

const distributions = variants.flatMap(({ name, spec }) => {
  const own = routing(spec);
  return own === undefined ? [] : [{ name, spec, own }];
});

describe.each(distributions)("$name", ({ spec, own }) => {
  test.each([
    ["cfn", "yaml"],
    ["cfn", "json"],
    ["terraform", "json"],
  ] as const)("answers alike, read back from %s in %s", async (...target) => {
    const [back, ...more] = await read(spec, target);
    if (back === undefined) throw new Error("There is no distribution.");
    expect(more).toEqual([]);
    expect(back.hosts).toEqual(own.hosts);
    expect(back.behaviors.map(({ path, kind }) => [path, kind])).toEqual(
      own.behaviors.map(({ path, kind }) => [path, kind]),
    );
    fc.assert(
      fc.property(request, (asked) => {
        expect(answerOf(back, asked)).toEqual(answerOf(own, asked));
      }),
      runs(100),
    );
  });
});

test("only the examples without CloudFront have no distribution, in every profile and style", () => {
  const without = variants.filter(({ name }) => !distributions.some((each) => each.name === name));
  expect([...new Set(without.map(({ name }) => name.replace(/,.*/, "")))]).toEqual(["personal-blog", "single-server"]);
});
