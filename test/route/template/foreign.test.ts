import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RouteError } from "../../../src/route/route-error.js";
import { routeTemplate, routingsOf } from "../../../src/route/route-template.js";
import { ask } from "./support.js";

const legacy = `AWSTemplateFormatVersion: 2010-09-09
Parameters:
  SiteName: { Type: String, Default: www.example.org }
  Tls: { Type: String, Default: "true" }
  CacheSeconds: { Type: Number, Default: 300 }
Conditions:
  HasTls: !Equals [!Ref Tls, "true"]
  NoTls: !Not [!Condition HasTls]
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Aliases: [!Ref SiteName, !If [NoTls, old.example.org, !Ref AWS::NoValue]]
        DefaultCacheBehavior:
          TargetOriginId: elb
          ViewerProtocolPolicy: !If [HasTls, redirect-to-https, allow-all]
          AllowedMethods: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]
          DefaultTTL: !Ref CacheSeconds
          ForwardedValues:
            QueryString: true
            QueryStringCacheKeys: [page]
            Headers: [Host]
            Cookies: { Forward: whitelist, WhitelistedNames: ["wordpress_logged_in_*"] }
        CacheBehaviors:
          - PathPattern: /wp-admin/*
            TargetOriginId: elb
            ViewerProtocolPolicy: https-only
            AllowedMethods: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]
            ForwardedValues: { QueryString: "true", Headers: ["*"], Cookies: { Forward: all } }
          - PathPattern: wp-content/*
            TargetOriginId: !Ref Bucket
            ViewerProtocolPolicy: allow-all
            CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          - PathPattern: api/*
            TargetOriginId: elb
            ViewerProtocolPolicy: allow-all
            CachePolicyId: !ImportValue shared-policy
            OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3
            FunctionAssociations: [{ EventType: viewer-request, FunctionARN: arn }]
`;
describe("a CloudFormation template in the words of before policies", () => {
  test("is read with the defaults of its parameters and conditions", () => {
    const answer = ask(legacy, { url: "/a?page=2&b=3", cookies: ["wordpress_logged_in_x=1; _ga=2"] });
    expect(answer).toMatchObject({
      url: "https://www.example.org/a?page=2&b=3",
      behavior: { path: "*", kind: "frontend" },
      origin: "elb",
      action: "serve",
      cacheKey: { headers: ["Host: www.example.org"], cookies: ["wordpress_logged_in_x=1"], queryString: "page=2" },
      forwarded: { queryString: "page=2&b=3" },
      ttlSeconds: { min: 0, default: 300, max: 31_536_000 },
    });
    expect(answer.because.join(" ")).toContain("Resources.Site.Properties.DistributionConfig.DefaultCacheBehavior");
    expect(ask(legacy, { url: "/", scheme: "http" }).action).toBe("redirect");
  });

  test("keeps nothing where all headers are forwarded", () => {
    const admin = ask(legacy, { url: "/wp-admin/", cookies: ["a=1"], headers: ["X-B: 2"] });
    expect(admin).toMatchObject({ behavior: { path: "wp-admin/*", kind: "admin" }, cacheable: false });
    expect(admin.forwarded).toMatchObject({ cookies: ["a=1"], headers: ["Host: www.example.org", "X-B: 2"] });
    expect(ask(legacy, { url: "/wp-admin/", scheme: "http" }).action).toBe("reject");
  });

  test("knows the policies of AWS, and says which it does not know", () => {
    expect(ask(legacy, { url: "/wp-content/a.css", cookies: ["a=1"] })).toMatchObject({
      behavior: { kind: "static" },
      origin: "Bucket",
      cacheable: true,
      forwarded: { cookies: [], queryString: "" },
      ttlSeconds: { min: 1, default: 86_400, max: 31_536_000 },
    });
    expect(ask(legacy, { url: "/wp-content/a.css", method: "POST" }).action).toBe("reject");
    const unknown = ask(legacy, { url: "/api/x", cookies: ["a=1"] });
    expect(unknown).toMatchObject({ cacheable: false, forwarded: { cookies: ["a=1"] } });
    expect(unknown.because.join(" ")).toMatch(/is not in the template: what is kept, and by what, is not known/);
    expect(unknown.because.join(" ")).toMatch(/viewer-request may change what happens/);
  });
});

const behavior = {
  target_origin_id: "web",
  viewer_protocol_policy: "redirect-to-https",
  allowed_methods: ["GET", "HEAD"],
  cached_methods: ["GET", "HEAD"],
};
const policy = {
  min_ttl: 0,
  default_ttl: 60,
  max_ttl: 600,
  parameters_in_cache_key_and_forwarded_to_origin: [
    {
      cookies_config: [{ cookie_behavior: "allExcept", cookies: [{ items: ["_ga"] }] }],
      headers_config: [{ header_behavior: "whitelist", headers: [{ items: ["Host"] }] }],
      query_strings_config: [{ query_string_behavior: "all" }],
    },
  ],
};

describe("Terraform", () => {
  const pages = { ...behavior, cache_policy_id: "${aws_cloudfront_cache_policy.pages.id}" };
  const files = {
    ...behavior,
    path_pattern: "/files/*",
    cache_policy_id: "${data.aws_cloudfront_cache_policy.aws.id}",
  };
  const expected = {
    behavior: { path: "*", kind: "frontend" },
    cacheKey: { headers: ["Host: www.example.org"], cookies: ["b=2"], queryString: "c=3" },
    ttlSeconds: { min: 0, default: 60, max: 600 },
  };
  const request = { url: "https://www.example.org/?c=3", cookies: ["_ga=1; b=2"] };

  test("is read from its JSON syntax, blocks as lists or alone, policies by reference or by name", () => {
    const text = JSON.stringify({
      data: { aws_cloudfront_cache_policy: { aws: { name: "Managed-CachingOptimized" } } },
      resource: {
        aws_cloudfront_cache_policy: { pages: policy },
        aws_cloudfront_distribution: {
          site: { aliases: ["www.example.org"], default_cache_behavior: [pages], ordered_cache_behavior: [files] },
        },
      },
    });
    expect(ask(text, request)).toMatchObject(expected);
    const file = ask(text, { url: "/files/a" });
    expect(file).toMatchObject({ behavior: { path: "files/*", kind: "static" }, ttlSeconds: { min: 1 } });
    expect(file.because.join(" ")).toContain("aws_cloudfront_distribution.site.ordered_cache_behavior[0]");
  });

  test("is read from a plan, where the ids of policies are not known yet", () => {
    const text = JSON.stringify({
      terraform_version: "1.11.0",
      planned_values: {
        root_module: {
          resources: [
            { address: "aws_cloudfront_cache_policy.pages", type: "aws_cloudfront_cache_policy", values: policy },
            {
              address: "aws_cloudfront_distribution.site",
              type: "aws_cloudfront_distribution",
              values: { aliases: ["www.example.org"], default_cache_behavior: [behavior] },
            },
          ],
        },
      },
      configuration: {
        root_module: {
          resources: [
            {
              address: "aws_cloudfront_distribution.site",
              expressions: {
                default_cache_behavior: [
                  {
                    cache_policy_id: {
                      references: ["aws_cloudfront_cache_policy.pages.id", "aws_cloudfront_cache_policy.pages"],
                    },
                  },
                ],
              },
            },
          ],
        },
      },
    });
    expect(ask(text, request)).toMatchObject(expected);
  });

  test("is read from a state, where they are", () => {
    const id = "11111111-2222-3333-4444-555555555555";
    const resources = [
      {
        address: "module.cdn.aws_cloudfront_cache_policy.pages",
        type: "aws_cloudfront_cache_policy",
        values: { ...policy, id },
      },
      {
        address: "module.cdn.aws_cloudfront_distribution.site",
        type: "aws_cloudfront_distribution",
        values: { aliases: ["www.example.org"], default_cache_behavior: [{ ...behavior, cache_policy_id: id }] },
      },
    ];
    const text = JSON.stringify({
      terraform_version: "1.11.0",
      values: { root_module: { child_modules: [{ resources }] } },
    });
    expect(ask(text, request)).toMatchObject(expected);
  });
});

describe("what cannot be answered", () => {
  const failing = (text: string, distribution?: string): RouteError => {
    try {
      routeTemplate(text, [{ url: "/" }], { file: "site.yaml", distribution });
    } catch (error) {
      if (error instanceof RouteError) return error;
      throw error;
    }
    throw new Error("It was answered.");
  };

  test("says where the text is wrong, that there is no distribution, or that there are several", () => {
    expect(failing("a: [1,\nb: }").message).toMatch(/^site\.yaml:\d+:\d+: /);
    expect(failing("- a\n").message).toContain("not a mapping");
    expect(failing("Resources: {}\n").message).toContain("no distribution");
    const two = legacy.replace("Resources:\n", "Resources:\n  Other: { Type: AWS::CloudFront::Distribution }\n");
    expect(failing(two).hint).toContain("Other, Site");
    expect(failing(two, "Third").message).toContain("called Third");
    expect(routeTemplate(two, [{ url: "/" }], { file: "site.yaml", distribution: "Site" })).toHaveLength(1);
  });

  test("any text at all is read or refused", () => {
    const words = [
      "Resources:",
      "\n",
      "  ",
      "!If",
      "!Ref",
      "[",
      "]",
      "{",
      "}",
      ":",
      " ",
      "- ",
      "&a ",
      "*a",
      "<<: ",
      '"',
    ];
    const more = [
      "AWS::CloudFront::Distribution",
      "Type",
      "Properties",
      "DistributionConfig",
      "resource",
      "null",
      "1",
      "${",
    ];
    const pieces = fc.constantFrom(...words, ...more);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
          fc.json(),
        ),
        (text) => {
          try {
            for (const { routing } of routingsOf(text, "site.yaml"))
              expect(routing.behaviors.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(RouteError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("what a template does not say", () => {
  const site = (behavior: string, more = "") =>
    `${more}Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: allow-all, ${behavior} }\n`;

  test.each([
    ["no policy and no values", "MinTTL: 0", ""],
    [
      "cookies of a parameter",
      "ForwardedValues: { QueryString: true, Cookies: { Forward: !Ref F } }",
      "Parameters: { F: { Type: String } }\n",
    ],
    [
      "headers of a parameter",
      "ForwardedValues: { QueryString: true, Headers: !Ref H }",
      "Parameters: { H: { Type: CommaDelimitedList } }\n",
    ],
    [
      "values under a condition of a parameter",
      "ForwardedValues: !If [C, { QueryString: true }, { QueryString: false }]",
      "Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, a] }\n",
    ],
    ["a policy of another stack", "CachePolicyId: !ImportValue shared", ""],
  ])("is never taken for something that is kept: %s", (_, behavior, more) => {
    const answer = ask(site(behavior, more), { url: "/", cookies: ["a=1"] });
    expect(answer).toMatchObject({ cacheable: false });
    expect(answer.because.join(" ")).toContain("is not known. It is taken for nothing");
  });

  test("is said of every other setting", () => {
    const policy = "CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6";
    const text = site(policy, "Parameters: { V: { Type: String } }\n").replace("allow-all", "!Ref V");
    expect(ask(text, { url: "/" }).because.join(" ")).toContain("ViewerProtocolPolicy is not known from the template");
    expect(ask(site(`${policy}, OriginRequestPolicyId: !ImportValue x`), { url: "/" })).toMatchObject({
      behavior: { kind: "frontend" },
    });
  });

  test("a default of a list is a list, and one with a star is all headers", () => {
    const more = "Parameters: { H: { Type: CommaDelimitedList, Default: '*' } }\n";
    const answer = ask(
      site("ForwardedValues: { QueryString: true, Headers: !Ref H, Cookies: { Forward: all } }", more),
      { url: "/" },
    );
    expect(answer).toMatchObject({ behavior: { kind: "admin" }, cacheable: false });
  });

  test("rings of conditions, deep nesting and large files end soon", () => {
    const ring = `Conditions: { C: !And [${Array(10).fill("!Condition C").join(", ")}] }\n`;
    expect(ask(site("CachePolicyId: !If [C, a, b]", ring), { url: "/" }).cacheable).toBe(false);
    for (const deep of ["[".repeat(200_000), '{"a":'.repeat(20_000), "- ".repeat(5_000), "a: [".repeat(3_000)])
      expect(() => routingsOf(deep, "deep.yaml")).toThrow("nested too deeply");
    const many = {
      Resources: Object.fromEntries(
        Array.from({ length: 20_000 }, (_, index) => [`R${index}`, { Type: "A::B::C", Properties: { a: [1, 2, 3] } }]),
      ),
    };
    expect(routingsOf(JSON.stringify(many), "large.json")).toEqual([]);
  }, 10_000);
});

test("exceptions of a key and of a request policy leave out only what both leave out", () => {
  const set = (cookies: readonly string[]) => ({
    CookiesConfig: { CookieBehavior: "allExcept", Cookies: cookies },
    HeadersConfig: { HeaderBehavior: "none" },
    QueryStringsConfig: { QueryStringBehavior: "none" },
  });
  const cache = { MinTTL: 0, DefaultTTL: 1, MaxTTL: 2, ParametersInCacheKeyAndForwardedToOrigin: set(["a", "b"]) };
  const behavior = {
    TargetOriginId: "web",
    ViewerProtocolPolicy: "allow-all",
    CachePolicyId: { Ref: "Key" },
    OriginRequestPolicyId: { Ref: "More" },
  };
  const text = JSON.stringify({
    Resources: {
      Key: { Type: "AWS::CloudFront::CachePolicy", Properties: { CachePolicyConfig: cache } },
      More: {
        Type: "AWS::CloudFront::OriginRequestPolicy",
        Properties: { OriginRequestPolicyConfig: set(["b", "c"]) },
      },
      Site: {
        Type: "AWS::CloudFront::Distribution",
        Properties: { DistributionConfig: { DefaultCacheBehavior: behavior } },
      },
    },
  });
  const answer = ask(text, { url: "/", cookies: ["a=1; b=2; c=3; d=4"] });
  expect(answer.forwarded.cookies).toEqual(["a=1", "c=3", "d=4"]);
  expect(answer.cacheKey.cookies).toEqual(["c=3", "d=4"]);
});
