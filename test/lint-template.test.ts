import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../src/index.js";
import { lintTemplate } from "../src/lint-template.js";
import { rules } from "../src/generated/rules.js";
import { RouteError } from "../src/route/route-error.js";
import { distribution, optimized } from "./route/template/support.js";
import { examples } from "./support/examples.js";
import { root } from "./support/root.js";
import { runs } from "./support/runs.js";

const all = "AllowedMethods: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]";
const everything = `TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https, ${all}, CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad, OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3`;
const admin = ["wp-admin/*", "wp-login.php", "wp-cron.php", "xmlrpc.php", "wp-json/*"].map(
  (path) => `  - { PathPattern: "${path}", ${everything} }`,
);
const files = [
  `  - { PathPattern: "wp-content/*", TargetOriginId: s3, ViewerProtocolPolicy: allow-all, ForwardedValues: { QueryString: true } }`,
];
const pages = (values: string, more = "") =>
  `DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https, ${all}, ${more}ForwardedValues: { ${values} } }`;
const good = `QueryString: true, Headers: [Host, CloudFront-Forwarded-Proto], Cookies: { Forward: whitelist, WhitelistedNames: ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*"] }`;

const site = (
  last = pages(good),
  behaviors: readonly string[] = [...admin, ...files],
  aliases = "[www.example.org]",
): string => distribution([`Aliases: ${aliases}`, last, "CacheBehaviors:", ...behaviors]);
const found = (text: string) => lintTemplate(text, { file: "site.yaml" }).findings;
const shown = (text: string): readonly string[] => found(text).map(({ code, span }) => `${span.line} ${code}`);

describe("a WordPress behind CloudFront that is as it should be", () => {
  test("has no findings", () => {
    expect(found(site())).toEqual([]);
  });

  test.each(examples.map(({ name }) => name))("so is every template of ours: %s", async (name) => {
    const text = readFileSync(join(root, "examples", name, "wordpress.yaml"), "utf8");
    for (const target of ["cfn", "terraform"] as const) {
      const { artifacts } = await compile(text, { file: "wordpress.yaml", target });
      for (const { path, text: template } of artifacts.filter((each) => /\.(?:yaml|json)$/.test(each.path))) {
        if (!/AWS::CloudFront::Distribution|"aws_cloudfront_distribution"/.test(template)) continue;
        // The paper's cookies are its own: it forwards more than changes pages, and not the password's.
        const ours = lintTemplate(template, { file: path }).findings.map(({ code }) => code);
        const ofPaper = ["cdn/keys-on-nonvarying-cookie", "cdn/post-password-cookie-missing", "cdn/rest-api-cached"];
        expect(name === "whitepaper" ? ours.filter((code) => !ofPaper.includes(code)) : ours).toEqual([]);
      }
    }
  });
});

describe("what goes wrong is named by its rule, at its line", () => {
  test.each([
    [
      "no behaviors but the default",
      site(pages(good), []).replace("        CacheBehaviors:\n", ""),
      "cdn/uncached-path-cached",
    ],
    [
      "the dashboard behind a wider pattern",
      site(undefined, [
        `  - { PathPattern: "wp-*", TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https, ${all}, ForwardedValues: { ${good} } }`,
        ...admin,
        ...files,
      ]),
      "cdn/admin-path-shadowed",
    ],
    [
      "a cached dashboard",
      site(undefined, [
        `  - { PathPattern: "wp-admin/*", TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https, ${all}, ForwardedValues: { ${good} } }`,
        ...admin.slice(1),
        ...files,
      ]),
      "cdn/admin-behavior-weakened",
    ],
    [
      "logins over HTTP",
      site().replace(/(wp-login\.php.*?)redirect-to-https/, "$1allow-all"),
      "cdn/admin-behavior-weakened",
    ],
    [
      "a login that cannot be sent",
      site().replace(/(wp-login\.php.*?)AllowedMethods: \[[^\]]*\]/, "$1AllowedMethods: [GET, HEAD]"),
      "cdn/admin-behavior-weakened",
    ],
    [
      "pages without the login's cookie",
      site(pages(good.replace('"wordpress_logged_in_*", ', ""))),
      "cdn/session-cookie-missing",
    ],
    [
      "pages without the commenter's cookie",
      site(pages(good.replace('"comment_author_*", ', ""))),
      "cdn/comment-cookie-missing",
    ],
    [
      "pages without the password's cookie",
      site(pages(good.replace(', "wp-postpass_*"', ""))),
      "cdn/post-password-cookie-missing",
    ],
    [
      "all cookies",
      site(pages("QueryString: true, Headers: [Host], Cookies: { Forward: all }")),
      "cdn/forwards-everything",
    ],
    [
      "a cookie of Google's",
      site(pages(good.replace('"comment', '"_ga*", "comment'))),
      "cdn/keys-on-nonvarying-cookie",
    ],
    ["the browser's name", site(pages(good.replace("[Host", "[User-Agent, Host"))), "cdn/high-cardinality-header"],
    ["no queries", site(pages(good.replace("QueryString: true", "QueryString: false"))), "cdn/query-strings-dropped"],
    ["a least time", site(pages(good, "MinTTL: 60, ")), "cdn/min-ttl-overrides-origin"],
    [
      "pages that are only read",
      site(pages(good).replace(/AllowedMethods: \[[^\]]*\]/, "AllowedMethods: [GET, HEAD]")),
      "cdn/methods-too-few",
    ],
    [
      "files by cookie",
      site(undefined, [
        ...admin,
        files[0]?.replace("QueryString: true", "QueryString: true, Cookies: { Forward: all }") ?? "",
      ]),
      "cdn/static-forwards-cookies",
    ],
    [
      "files without their version",
      site(undefined, [...admin, files[0]?.replace("true", "false") ?? ""]),
      "cdn/query-strings-dropped",
    ],
    [
      "a behavior that nothing reaches",
      site(undefined, [...admin, ...files, `  - { PathPattern: "wp-content/a/*", ${everything} }`]),
      "cdn/behavior-unreachable",
    ],
    [
      "two sites under one key",
      site(pages(good.replace("Host, ", "")), undefined, "[a.example.org, b.example.org]"),
      "cdn/host-not-keyed",
    ],
  ])("%s", (_, text, rule) => {
    const findings = found(text);
    expect([...new Set(findings.map(({ code }) => code))]).toContain(rule);
    const lines = text.split("\n");
    for (const { code, span, message, hint } of findings) {
      expect(Object.keys(rules)).toContain(code);
      expect(lines[span.line - 1]).toMatch(/PathPattern|DefaultCacheBehavior/);
      expect(message).toMatch(/(?:GET|POST) \S*\/|\d+ behaviors/);
      expect(hint).toMatch(/\b(?:Add|Write|Delete|Join|Move|Key|List)\b/);
    }
  });

  test("a cookie that reaches WordPress and is in no key is a leak", () => {
    const text = `${distribution([
      `DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https, ${all}, CachePolicyId: ${optimized}, OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3 }`,
      "CacheBehaviors:",
      ...admin,
      ...files,
    ])}`;
    expect(shown(text)).toContain("6 cdn/forwarded-not-keyed");
  });
});

describe("what a template does not say", () => {
  test("is not found fault with", () => {
    const unknown =
      "DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: redirect-to-https, CachePolicyId: !ImportValue shared }";
    expect(shown(distribution([unknown])).filter((line) => !line.includes("methods-too-few"))).toEqual([]);
  });

  test("keeps a distribution from being looked at where it may be any behavior", () => {
    const text = distribution([pages("QueryString: false"), "CacheBehaviors: !Ref Behaviors"]);
    expect(lintTemplate(text, { file: "a.yaml" })).toMatchObject({ findings: [], unknown: ["Site"] });
  });

  test("is refused where there is no distribution", () => {
    expect(() => lintTemplate("Resources: {}\n", { file: "a.yaml" })).toThrow(RouteError);
    expect(() => lintTemplate(site(), { file: "a.yaml", distribution: "Other" })).toThrow("called Other");
  });
});

test("places are found in Terraform's JSON too, and levels can be chosen", () => {
  const behavior = { target_origin_id: "web", viewer_protocol_policy: "redirect-to-https", cache_policy_id: optimized };
  const text = JSON.stringify(
    { resource: { aws_cloudfront_distribution: { site: { default_cache_behavior: behavior } } } },
    undefined,
    2,
  );
  const { findings } = lintTemplate(text, { file: "main.tf.json" });
  expect(new Set(findings.map(({ span }) => text.split("\n")[span.line - 1]?.trim()))).toEqual(
    new Set(['"default_cache_behavior": {']),
  );
  const settings = { rules: { "cdn/session-cookie-missing": { level: "off", reason: "no logins" } } } as const;
  const [off] = lintTemplate(text, { file: "main.tf.json", settings }).findings.filter(
    ({ code }) => code === "cdn/session-cookie-missing",
  );
  expect(off?.suppressed?.reason).toBe("no logins");
});

test("any text is looked at or refused", () => {
  const pieces = fc.constantFrom(
    "Resources:",
    "\n  A:\n",
    "    Type: AWS::CloudFront::Distribution\n",
    "!Ref a",
    "{",
    "}",
    "[",
    "Properties:",
    "\n",
    " ",
    "CacheBehaviors: [{PathPattern: '*'}]",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(pieces, { maxLength: 20 }).map((each) => each.join("")),
      ),
      (text) => {
        try {
          lintTemplate(text, { file: "a.yaml" });
        } catch (error) {
          expect(error).toBeInstanceOf(RouteError);
        }
      },
    ),
    runs(300),
  );
});
