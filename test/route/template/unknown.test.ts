import { describe, expect, test } from "vitest";
import { routeTemplate } from "../../../src/route/route-template.js";
import { ask, distribution, optimized } from "./support.js";

const last = `DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: allow-all, CachePolicyId: ${optimized} }`;
const parameter = ["Parameters: { P: { Type: String } }"];
const why = (text: string, url = "/"): string => ask(text, { url }).because.join(" ");

describe("a path pattern that the template does not tell", () => {
  test.each(["!Ref P", '!Sub "${P}/*"'])("%s is no pattern, and every answer says that one is missing", (pattern) => {
    const behavior = `{ PathPattern: ${pattern}, TargetOriginId: web, ViewerProtocolPolicy: allow-all, CachePolicyId: ${optimized} }`;
    const text = distribution([last, `CacheBehaviors: [${behavior}]`], parameter);
    expect(ask(text, { url: "/P" }).behavior.path).toBe("*");
    expect(why(text, "/anything")).toContain("Some behaviors are not known");
  });

  test("neither is one of Terraform", () => {
    const behavior = { target_origin_id: "web", viewer_protocol_policy: "allow-all", cache_policy_id: optimized };
    const text = (path: string) =>
      JSON.stringify({
        resource: {
          aws_cloudfront_distribution: {
            site: {
              default_cache_behavior: behavior,
              ordered_cache_behavior: [{ ...behavior, path_pattern: path }],
            },
          },
        },
      });
    expect(ask(text("${var.path}/*"), { url: "/${var.path}/a" }).behavior.path).toBe("*");
    expect(why(text("${var.path}/*"))).toContain("Some behaviors are not known");
    expect(ask(text("a/*"), { url: "/a/b" }).behavior.path).toBe("a/*");
    expect(why(text("a/*"))).not.toContain("Some behaviors are not known");
  });
});

describe("times that the template does not tell", () => {
  const legacy = (times: string) =>
    distribution(
      [
        `DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: allow-all, ForwardedValues: { QueryString: true }, ${times} }`,
      ],
      parameter,
    );

  test("without the greatest it is not known whether anything is kept", () => {
    expect(ask(legacy("MaxTTL: !Ref P"), { url: "/" })).toMatchObject({ cacheable: false, ttlSeconds: { max: 0 } });
    expect(why(legacy("MaxTTL: !Ref P"))).toContain("MaxTTL is not in the template");
    expect(ask(legacy("MaxTTL: 5"), { url: "/" })).toMatchObject({ cacheable: true, ttlSeconds: { max: 5 } });
  });

  test("for the others a value is taken, and named", () => {
    expect(why(legacy("MinTTL: !Ref P"))).toContain("MinTTL is not known from the template: 0 is taken.");
    expect(why(legacy("DefaultTTL: !Ref P"))).toContain("DefaultTTL is not known from the template: 86400 is taken.");
  });
});

describe("a policy of the template", () => {
  const withPolicy = (config: string, request = "CookiesConfig: { CookieBehavior: all }") => `${distribution(
    [
      "DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: allow-all, CachePolicyId: !Ref Pages, OriginRequestPolicyId: !Ref More }",
    ],
    parameter,
  )}
  Pages: { Type: AWS::CloudFront::CachePolicy, Properties: { CachePolicyConfig: { Name: !Sub "\${AWS::StackName}-pages", MaxTTL: 60, ${config} } } }
  More: { Type: AWS::CloudFront::OriginRequestPolicy, Properties: { OriginRequestPolicyConfig: { Name: !Sub "\${AWS::StackName}-more", HeadersConfig: { HeaderBehavior: none }, ${request} } } }
`;
  const keyed =
    "ParametersInCacheKeyAndForwardedToOrigin: { CookiesConfig: { CookieBehavior: whitelist, Cookies: [a] } }";

  test("is known although its name is not", () => {
    expect(ask(withPolicy(keyed), { url: "/", cookies: ["a=1; b=2"] })).toMatchObject({
      cacheable: true,
      cacheKey: { cookies: ["a=1"] },
      forwarded: { cookies: ["a=1", "b=2"] },
    });
  });

  test.each([
    ["a cookie", keyed.replace("[a]", "[!Ref P]")],
    ["the greatest TTL", `${keyed}, MaxTTL: !Ref P`],
  ])("is not known without %s", (_, config) => {
    const text = withPolicy(config).replace(config.includes("MaxTTL") ? "MaxTTL: 60, " : "\u0000", "");
    expect(ask(text, { url: "/" }).cacheable).toBe(false);
    expect(why(text)).toContain("is not known. It is taken for nothing");
  });

  test("that adds what is not known, adds what is not listed", () => {
    const text = withPolicy(keyed, "CookiesConfig: { CookieBehavior: !Ref P }");
    expect(why(text)).toContain("more may reach the origin than is listed");
  });
});

test("methods that are not known are GET and HEAD, in what is answered as in what is said", () => {
  const text = (methods: string) =>
    distribution(
      [last.replace(" }", `, AllowedMethods: ${methods} }`)],
      ["Parameters: { P: { Type: CommaDelimitedList } }"],
    );
  for (const methods of ["!Ref P", "[GET, HEAD, !Ref P]"]) {
    expect(ask(text(methods), { url: "/", method: "POST" }).action).toBe("reject");
    expect(why(text(methods))).toContain("AllowedMethods is not known from the template: GET and HEAD are taken.");
  }
  const behavior = { target_origin_id: "web", viewer_protocol_policy: "allow-all", cache_policy_id: optimized };
  const terraform = JSON.stringify({
    resource: {
      aws_cloudfront_distribution: { site: { default_cache_behavior: { ...behavior, allowed_methods: "${var.m}" } } },
    },
  });
  expect(ask(terraform, { url: "/", method: "POST" }).action).toBe("reject");
});

describe("names that the template does not tell", () => {
  const text = (aliases: string) => distribution([last, `Aliases: ${aliases}`], parameter);
  const stranger = "https://stranger.example.com/";

  test("are no host, and nobody is turned away for them", () => {
    expect(ask(text("[!Ref P]"), { url: "/" }).url).toMatch(/^https:\/\/\w+\.cloudfront\.net\//);
    expect(ask(text("[!Ref P, www.example.org]"), { url: "/" }).url).toBe("https://www.example.org/");
    expect(why(text("[!Ref P, www.example.org]"), stranger)).not.toContain("does not come here");
    expect(why(text("[www.example.org]"), stranger)).toContain("does not come here");
  });
});

test("a distribution whose condition is false is not there", () => {
  const text = `${distribution([last], ["Conditions: { Never: !Equals [a, b] }"])}
  Other:
    Type: AWS::CloudFront::Distribution
    Condition: Never
    Properties: { DistributionConfig: { ${last} } }
`;
  expect(ask(text, { url: "/" }).behavior.path).toBe("*");
  expect(() =>
    routeTemplate(text.replace("Condition: Never", "Condition: Unknown"), [{ url: "/" }], { file: "a" }),
  ).toThrow("has 2 distributions");
});

test("what Terraform makes of other blocks than behaviors takes nothing away", () => {
  const site = (dynamic: object) =>
    JSON.stringify({
      resource: {
        aws_cloudfront_distribution: {
          site: {
            default_cache_behavior: {
              target_origin_id: "web",
              viewer_protocol_policy: "allow-all",
              cache_policy_id: optimized,
            },
            dynamic,
          },
        },
      },
    });
  expect(why(site({ origin: { for_each: "${var.o}", content: {} } }))).not.toContain("Some behaviors");
  expect(why(site({ ordered_cache_behavior: { for_each: "${var.b}", content: {} } }))).toContain("Some behaviors");
  expect(why(site([{ ordered_cache_behavior: { for_each: "${var.b}", content: {} } }] as object))).toContain(
    "Some behaviors",
  );
});

test("YAML that is larger than CloudFormation takes is refused before it is read", () => {
  const large = distribution([last]) + `# ${"x".repeat(1_048_576)}\n`;
  expect(() => routeTemplate(large, [{ url: "/" }], { file: "large.yaml" })).toThrow("larger than 1 MiB");
});
