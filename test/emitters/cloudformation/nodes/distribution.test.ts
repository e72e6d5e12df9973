import { describe, expect, test } from "vitest";
import type { Behavior } from "../../../../src/compiler/cdn/behavior.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { distribution } from "../../../../src/emitters/cloudformation/nodes/distribution.js";
import {
  admin,
  configOf,
  configsOf,
  files,
  pages,
  printed,
  type Options,
  type Settings,
} from "../../../support/distribution.js";
import { named, ofType } from "../../../support/emit-web.js";

describe("behaviors", () => {
  test("are printed in matching order, the default apart and without a path", () => {
    const { CacheBehaviors, DefaultCacheBehavior } = configOf();
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(["wp-admin/*", "wp-content/uploads/*"]);
    expect(DefaultCacheBehavior).not.toHaveProperty("PathPattern");
    expect(DefaultCacheBehavior["TargetOriginId"]).toBe("web");
    const other = configOf({ behaviors: [files, admin, pages] }).CacheBehaviors;
    expect(other.map(({ PathPattern }) => PathPattern)).toEqual(["wp-content/uploads/*", "wp-admin/*"]);
    expect(other[1]?.["CachePolicyId"]).toBe(CacheBehaviors[0]?.["CachePolicyId"]);
  });

  test("without a default at the end are a bug of ours", () => {
    expect(() => printed({ behaviors: [pages, admin] })).toThrow(/last behavior/);
  });

  test("of a distribution with the default alone are no list", () => {
    expect(configOf({ behaviors: [pages] }).CacheBehaviors).toBeUndefined();
  });

  test("carry their methods, protocol, origin and compression", () => {
    const [first, second] = configOf().CacheBehaviors;
    expect(first).toMatchObject({
      TargetOriginId: "web",
      ViewerProtocolPolicy: "redirect-to-https",
      AllowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    });
    // CloudFront compresses nothing unless told.
    expect(first?.["Compress"]).toBeUndefined();
    expect(second).toMatchObject({
      TargetOriginId: "static-then-web",
      AllowedMethods: ["GET", "HEAD"],
      Compress: true,
    });
    const options = configOf({ behaviors: [{ ...files, methods: "readOptions" }, pages] }).CacheBehaviors[0];
    expect(options?.["CachedMethods"]).toEqual(["GET", "HEAD", "OPTIONS"]);
  });
});

describe("policies", () => {
  test("of admin are those of AWS: nothing cached, everything forwarded", () => {
    expect(configOf().CacheBehaviors[0]).toMatchObject({
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    });
  });

  test("of pages and static files are ours, by reference, and exactly what the model says", () => {
    const resources = printed();
    expect(configOf().CacheBehaviors[1]?.["CachePolicyId"]).toEqual({ Ref: "DistributionCachePolicyStatic" });
    expect(configOf().CacheBehaviors[1]?.["OriginRequestPolicyId"]).toBeUndefined();
    expect(configOf().DefaultCacheBehavior["CachePolicyId"]).toEqual({ Ref: "DistributionCachePolicyPages" });
    expect(named(resources, "DistributionCachePolicyPages").properties["CachePolicyConfig"]).toEqual({
      Name: "acme-blog-eu-west-1-pages",
      MinTTL: 0,
      DefaultTTL: 60,
      MaxTTL: 36_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: { HeaderBehavior: "whitelist", Headers: ["CloudFront-Forwarded-Proto", "Host"] },
        CookiesConfig: { CookieBehavior: "whitelist", Cookies: ["wordpress_logged_in_*", "wp-postpass_*"] },
        QueryStringsConfig: { QueryStringBehavior: "allExcept", QueryStrings: ["fbclid", "utm_source"] },
      },
    });
    expect(named(resources, "DistributionCachePolicyStatic").properties["CachePolicyConfig"]).toMatchObject({
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: "none" },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    });
  });

  test("of our own for what reaches the origin spell every shape of headers", () => {
    const headersOf = (headers: Behavior["forwarded"]["headers"]) => {
      const forwarded = { headers, cookies: ["one"], queryStrings: "all" } as const;
      const [config] = configsOf("OriginRequestPolicy", "OriginRequestPolicyConfig", {
        behaviors: [{ ...admin, forwarded }, pages],
      });
      return (config as Record<string, unknown>)["HeadersConfig"];
    };
    expect(headersOf("none")).toEqual({ HeaderBehavior: "none" });
    expect(headersOf("all")).toEqual({ HeaderBehavior: "allViewer" });
    expect(headersOf(["Origin"])).toEqual({ HeaderBehavior: "whitelist", Headers: ["Origin"] });
    expect(headersOf({ allExcept: ["Host"] })).toEqual({ HeaderBehavior: "allExcept", Headers: ["Host"] });
    expect(headersOf({ allAnd: ["CloudFront-Viewer-Country"] })).toEqual({
      HeaderBehavior: "allViewerAndWhitelistCloudFront",
      Headers: ["CloudFront-Viewer-Country"],
    });
  });

  test("give way to forwarded values with times of their own in the legacy style", () => {
    const legacyAdmin: Behavior = { ...admin, forwarded: { ...admin.forwarded, headers: "all" } };
    const options: Options = { style: "legacy", behaviors: [legacyAdmin, files, pages] };
    const { CacheBehaviors, DefaultCacheBehavior } = configOf(options);
    expect(CacheBehaviors[0]).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 0,
      ForwardedValues: { QueryString: true, Headers: ["*"], Cookies: { Forward: "all" } },
    });
    expect(CacheBehaviors[1]?.["ForwardedValues"]).toEqual({
      QueryString: true,
      Headers: undefined,
      Cookies: { Forward: "none" },
    });
    expect(DefaultCacheBehavior).toMatchObject({
      DefaultTTL: 60,
      ForwardedValues: {
        Headers: ["CloudFront-Forwarded-Proto", "Host"],
        Cookies: { Forward: "whitelist", WhitelistedNames: ["wordpress_logged_in_*", "wp-postpass_*"] },
      },
    });
    expect(DefaultCacheBehavior).not.toHaveProperty("CachePolicyId");
    expect(configsOf("CachePolicy", "CachePolicyConfig", options)).toEqual([]);
  });
});

describe("origins", () => {
  test("the web servers are reached over TLS 1.2, with the secret, by the time the spec gives them", () => {
    expect(configOf({ hasSecret: true }).Origins[0]).toEqual({
      Id: "web",
      DomainName: { Ref: "load-balancer.dnsName" },
      CustomOriginConfig: {
        OriginProtocolPolicy: "https-only",
        OriginSSLProtocols: ["TLSv1.2"],
        OriginReadTimeout: 60,
        OriginKeepaliveTimeout: 5,
      },
      OriginCustomHeaders: [{ HeaderName: "X-Origin-Verify", HeaderValue: { Ref: "origin-secret.value" } }],
    });
    expect(configOf().Origins[0]?.["OriginCustomHeaders"]).toBeUndefined();
  });

  test("a private load balancer is reached through a VPC origin that waits for the VPC's gateway", () => {
    const resources = printed({ isPrivate: true });
    expect(configOf({ isPrivate: true }).Origins[0]).toMatchObject({
      VpcOriginConfig: {
        VpcOriginId: { "Fn::GetAtt": ["DistributionVpcOrigin", "Id"] },
        OriginReadTimeout: 60,
      },
    });
    expect(configOf({ isPrivate: true }).Origins[0]).not.toHaveProperty("CustomOriginConfig");
    expect(named(resources, "DistributionVpcOrigin")).toMatchObject({
      dependsOn: ["InternetGatewayAttachment"],
      properties: {
        VpcOriginEndpointConfig: {
          Arn: { Ref: "load-balancer.arn" },
          OriginProtocolPolicy: "https-only",
          OriginSSLProtocols: ["TLSv1.2"],
        },
      },
    });
    expect(ofType(printed(), "AWS::CloudFront::VpcOrigin")).toEqual([]);
  });

  test("one private server is reached the same way, by its own ARN", () => {
    const resources = printed({ isPrivate: true, isServer: true });
    expect(named(resources, "DistributionVpcOrigin").properties["VpcOriginEndpointConfig"]).toMatchObject({
      Arn: { Ref: "server.arn" },
    });
  });

  test("a website is reached by its endpoint, which speaks HTTP alone and signs nothing", () => {
    expect(configOf({ access: "website" }).Origins[1]).toEqual({
      Id: "static",
      DomainName: { Ref: "static-files.websiteDomainName" },
      CustomOriginConfig: { OriginProtocolPolicy: "http-only", OriginSSLProtocols: ["TLSv1.2"] },
    });
    expect(ofType(printed({ access: "website" }), "AWS::CloudFront::OriginAccessControl")).toEqual([]);
    expect(ofType(printed(), "AWS::CloudFront::OriginAccessControl")).toHaveLength(1);
  });

  test("a staging site tells search engines, on pages and files, to keep nothing", () => {
    const of = (isHiddenFromSearch: boolean) =>
      configsOf("ResponseHeadersPolicy", "ResponseHeadersPolicyConfig", { settings: { isHiddenFromSearch } }).map(
        (config) => (config as { CustomHeadersConfig?: unknown }).CustomHeadersConfig,
      );
    const hidden = { Items: [{ Header: "X-Robots-Tag", Value: "noindex, nofollow", Override: true }] };
    expect(of(true)).toEqual([hidden, hidden]);
    expect(of(false)).toEqual([undefined, undefined]);
  });

  test("the bucket is reached by its regional name, signed by an access control of our own", () => {
    expect(configOf().Origins[1]).toEqual({
      Id: "static",
      DomainName: { Ref: "static-files.regionalDomainName" },
      OriginAccessControlId: { "Fn::GetAtt": ["DistributionStaticAccess", "Id"] },
      S3OriginConfig: { OriginAccessIdentity: "" },
    });
    expect(named(printed(), "DistributionStaticAccess").properties["OriginAccessControlConfig"]).toEqual({
      Name: "acme-blog-eu-west-1-s3",
      OriginAccessControlOriginType: "s3",
      SigningBehavior: "always",
      SigningProtocol: "sigv4",
    });
  });

  test("what the bucket lacks comes from the web servers, also when it says 403 for missing", () => {
    expect(configOf()["OriginGroups"]).toEqual({
      Quantity: 1,
      Items: [
        {
          Id: "static-then-web",
          FailoverCriteria: { StatusCodes: { Quantity: 6, Items: [403, 404, 500, 502, 503, 504] } },
          Members: { Quantity: 2, Items: [{ OriginId: "static" }, { OriginId: "web" }] },
        },
      ],
    });
    expect(configOf({ behaviors: [{ ...files, origin: "static" }, pages] })["OriginGroups"]).toBeUndefined();
  });

  test("without a bucket there is one origin and nothing that signs", () => {
    const options: Options = { hasBucket: false, behaviors: [{ ...files, origin: "web" }, pages] };
    expect(configOf(options).Origins.map(({ Id }) => Id)).toEqual(["web"]);
    expect(ofType(printed(options), "AWS::CloudFront::OriginAccessControl")).toEqual([]);
  });

  test("every behavior names an origin or a group that exists", () => {
    const config = configOf();
    const groups = (config["OriginGroups"] as { Items: { Id: string }[] }).Items;
    const ids = [...config.Origins, ...groups].map(({ Id }) => Id);
    for (const each of [...config.CacheBehaviors, config.DefaultCacheBehavior]) {
      expect(ids).toContain(each["TargetOriginId"]);
    }
  });
});

describe("answers", () => {
  test("carry security headers that WordPress may overrule, and promise nothing for other hosts", () => {
    const config = named(printed(), "DistributionHeaders").properties["ResponseHeadersPolicyConfig"];
    expect(config).toEqual({
      Name: "acme-blog-eu-west-1-headers",
      SecurityHeadersConfig: {
        StrictTransportSecurity: {
          AccessControlMaxAgeSec: 31_536_000,
          IncludeSubdomains: false,
          Preload: false,
          Override: false,
        },
        ContentTypeOptions: { Override: false },
        FrameOptions: { FrameOption: "SAMEORIGIN", Override: false },
        ReferrerPolicy: { ReferrerPolicy: "strict-origin-when-cross-origin", Override: false },
      },
    });
  });

  test("on static behaviors carry nothing about frames and referrers: a file has no frame and sends nobody on", () => {
    const securityOf = (name: string) => {
      const config = named(printed(), name).properties["ResponseHeadersPolicyConfig"];
      return (config as Record<string, Record<string, unknown>>)["SecurityHeadersConfig"];
    };
    const { FrameOptions: _frame, ReferrerPolicy: _referrer, ...shared } = securityOf("DistributionHeaders") ?? {};
    expect(Object.keys(shared)).toEqual(["StrictTransportSecurity", "ContentTypeOptions"]);
    expect(securityOf("DistributionStaticHeaders")).toEqual(shared);
  });

  test("let fonts be used by anyone on static behaviors, and pages by nobody else", () => {
    const [first, second] = configOf().CacheBehaviors;
    expect(first?.["ResponseHeadersPolicyId"]).toEqual({ Ref: "DistributionHeaders" });
    expect(second?.["ResponseHeadersPolicyId"]).toEqual({ Ref: "DistributionStaticHeaders" });
    const config = named(printed(), "DistributionStaticHeaders").properties["ResponseHeadersPolicyConfig"];
    expect(config).toMatchObject({
      Name: "acme-blog-eu-west-1-static-headers",
      CorsConfig: {
        AccessControlAllowOrigins: { Items: ["*"] },
        AccessControlAllowMethods: { Items: ["GET", "HEAD"] },
        AccessControlAllowCredentials: false,
        OriginOverride: false,
      },
    });
    expect(printed({ behaviors: [pages] }).has("DistributionStaticHeaders")).toBe(false);
  });

  test("that are errors of servers, or missing, are kept briefly; refusals are one visitor's own", () => {
    const list = configOf()["CustomErrorResponses"] as { ErrorCode: number; ErrorCachingMinTTL: number }[];
    expect(list.map(({ ErrorCode }) => ErrorCode)).toEqual([404, 500, 502, 503, 504]);
    expect(new Set(list.map(({ ErrorCachingMinTTL }) => ErrorCachingMinTTL))).toEqual(new Set([5]));
  });
});

describe("the distribution", () => {
  test("with a certificate answers by name and TLS 1.2 at least", () => {
    const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/one";
    const config = configOf({ settings: { aliases: ["example.com", "www.example.com"], certificate } });
    expect(config["Aliases"]).toEqual(["example.com", "www.example.com"]);
    expect(config["ViewerCertificate"]).toEqual({
      AcmCertificateArn: certificate,
      SslSupportMethod: "sni-only",
      MinimumProtocolVersion: "TLSv1.2_2021",
    });
  });

  test("without one uses CloudFront's own", () => {
    expect(configOf()["ViewerCertificate"]).toEqual({ CloudFrontDefaultCertificate: true });
    expect(configOf()["Aliases"]).toBeUndefined();
  });

  test("names no root object: with WordPress that is a redirect in a circle", () => {
    expect(configOf()).not.toHaveProperty("DefaultRootObject");
  });

  test("is limited to countries, or keeps some out, or neither", () => {
    const restriction = (geo: Settings["geo"]) => configOf({ settings: { geo } })["Restrictions"];
    expect(restriction({ kind: "allow", countries: ["DE", "FR"] })).toEqual({
      GeoRestriction: { RestrictionType: "whitelist", Locations: ["DE", "FR"] },
    });
    expect(restriction({ kind: "deny", countries: ["XX"] })).toEqual({
      GeoRestriction: { RestrictionType: "blacklist", Locations: ["XX"] },
    });
    expect(restriction(undefined)).toBeUndefined();
  });

  test("is watched by the web ACL and writes logs without cookies, when asked", () => {
    const config = configOf({ watched: true });
    expect(config["WebACLId"]).toEqual({ Ref: "web-acl.arn" });
    expect(config["Logging"]).toEqual({
      Bucket: { Ref: "cdn-logs.domainName" },
      Prefix: "cloudfront/",
      IncludeCookies: false,
    });
    expect(configOf()["WebACLId"]).toBeUndefined();
    expect(configOf()["Logging"]).toBeUndefined();
  });

  test("has an ARN in the partition and account it is deployed to, without a region", () => {
    const name = (part?: string) => logicalName("distribution" as NodeId, part);
    expect(distribution.attributes.arn(name, {} as never)).toEqual({
      "Fn::Sub": "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}",
    });
  });
});

/** Names of all resources that have one, `Type: Name`. */
const namesOf = (options: Options): readonly (readonly [type: string, name: string])[] =>
  [...printed({ isPrivate: true, ...options }).values()].flatMap(({ type, properties }) =>
    Object.values(properties).flatMap((each) => {
      const { Name } = each as { readonly Name?: string };
      return Name === undefined ? [] : [[type, Name] as const];
    }),
  );

test("names that an account holds once differ among themselves, by deployment and by region", () => {
  const names = namesOf({}).map(([, name]) => name);
  expect(names.length).toBeGreaterThan(4);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^acme-blog-eu-west-1-[a-z0-9-]+$/);
});

test("names fit for the longest deployment and region: 64 characters where CloudFront allows no more", () => {
  const deployment = {
    name: `${"n".repeat(28)}-${"e".repeat(16)}`,
    regions: { main: "ap-southeast-1", edge: "us-east-1", recovery: undefined },
  };
  const isShort = (type: string) => type.endsWith("::OriginAccessControl") || type.endsWith("::VpcOrigin");
  for (const [type, name] of namesOf({ deployment })) {
    expect(name.length, name).toBeLessThanOrEqual(isShort(type) ? 64 : 128);
  }
});
