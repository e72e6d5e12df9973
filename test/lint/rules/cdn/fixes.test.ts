import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";

/* What the fixes of this group change where the page of a rule shows another situation. */

/** The changes that are proposed for a spec, in source order, each as text; `?` where they are only a suggestion. */
function fixes(...lines: readonly string[]): readonly string[] {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`;
  return check(text, "w.yaml").findings.flatMap(({ fix }) =>
    (fix?.changes ?? []).map((change) => {
      const what = change.kind === "set" ? change.to : change.kind === "append" ? change.items : "";
      return `${change.kind} ${change.at} ${JSON.stringify(what)}${fix?.isSafe === true ? "" : "?"}`;
    }),
  );
}

const behaviors = (...items: readonly string[]): string => `cdn: { behaviors: [${items.join(", ")}] }`;
const core = "wordpress_logged_in_*, comment_author_*, wp-postpass_*";

test("where no cookies are listed, those that lack become the list", () => {
  expect(fixes(behaviors('{ path: "shop/*", kind: frontend, cookies: none }'))).toEqual([
    'set /cdn/behaviors/0/cookies ["wordpress_logged_in_*","comment_author_*","wp-postpass_*"]',
  ]);
});

test("the last item of a list takes its key with it, for no list of a behavior may be empty", () => {
  expect(fixes(behaviors('{ path: "*", kind: frontend, headers: [User-Agent, Accept] }')).slice(-2)).toEqual([
    'delete /cdn/behaviors/0/headers ""',
    'delete /cdn/behaviors/0/headers ""',
  ]);
  expect(fixes('wordpress: { cookies: ["_ga", "_gid"] }')).toEqual([
    'delete /wordpress/cookies ""',
    'delete /wordpress/cookies ""',
  ]);
  expect(fixes(behaviors('{ path: "*.css", kind: static, headers: [Accept, Origin] }'))).toEqual([
    'delete /cdn/behaviors/0/headers/0 ""?',
  ]);
  expect(
    fixes(
      "storage: { static: { fallback: none } }",
      behaviors('{ path: "wp-content/uploads/*", kind: static, cookies: [a], headers: [Accept] }'),
    ),
  ).toEqual(['delete /cdn/behaviors/0/cookies ""', 'delete /cdn/behaviors/0/headers ""']);
});

test("a pattern that is wide because of the session becomes its name, once", () => {
  expect(fixes(`wordpress: { cookies: [acme_currency, "wordpress_*"] }`)).toEqual([
    'set /wordpress/cookies/1 "wordpress_logged_in_*"',
  ]);
  expect(fixes(behaviors(`{ path: "*", kind: frontend, cookies: ["wordpress_*", ${core}] }`))).toEqual([
    'delete /cdn/behaviors/0/cookies/0 ""',
  ]);
});

test("what becomes kind admin loses the keys that say otherwise", () => {
  const narrow = `cookies: [${core}], queryStrings: [s], ttlSeconds: 60`;
  const admin = [
    'set /cdn/behaviors/0/kind "admin"',
    'delete /cdn/behaviors/0/cookies ""',
    'delete /cdn/behaviors/0/queryStrings ""',
    'delete /cdn/behaviors/0/ttlSeconds ""',
  ];
  // Query strings are a finding of their own.
  const found = fixes(behaviors(`{ path: "wp-json/*", kind: frontend, ${narrow} }`));
  expect(found.slice(0, admin.length)).toEqual(admin);
  expect(
    fixes('wordpress: { uncachedPaths: ["book/*"] }', behaviors('{ path: "book/*", kind: frontend, ttlSeconds: 60 }')),
  ).toEqual(['set /cdn/behaviors/0/kind "admin"?', 'delete /cdn/behaviors/0/ttlSeconds ""?']);
});

test("of parameters that are left out only the one that acts comes back, while there are others", () => {
  const pages = (except: string): readonly string[] =>
    fixes(behaviors(`{ path: "shop/*", kind: frontend, queryStrings: { allExcept: [${except}] } }`));
  expect(pages("utm_source, preview")).toEqual(['delete /cdn/behaviors/0/queryStrings/allExcept/1 ""']);
  expect(pages("preview")).toEqual(['set /cdn/behaviors/0/queryStrings "all"']);
});

test("files become kind static where no page is among them", () => {
  expect(fixes(behaviors('{ path: "wp-content/*", kind: frontend }'))).toEqual(['set /cdn/behaviors/0/kind "static"?']);
  expect(fixes(behaviors('{ path: "w*", kind: frontend }'))).toEqual([]);
});

test("an environment's fix is made where the environment writes", () => {
  expect(fixes("environments: { staging: { cdn: { geo: { allow: [AU] }, priceClass: PriceClass_100 } } }")).toEqual([
    'set /environments/staging/cdn/priceClass "PriceClass_All"',
  ]);
});
