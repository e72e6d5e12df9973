import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RouteRequest } from "../../../src/route/request.js";
import { RouteError } from "../../../src/route/route-error.js";
import { routeTemplate, routingsOf } from "../../../src/route/route-template.js";

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
const ask = (text: string, request: RouteRequest) => {
  const [answer] = routeTemplate(text, [request], { file: "site.yaml" });
  if (answer === undefined) throw new Error("No answer.");
  return answer;
};

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
    expect(unknown.because.join(" ")).toMatch(/viewer-request.*may change it/);
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
    expect(failing("- a\n").message).toContain("no mapping".replace("no ", "not a "));
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
