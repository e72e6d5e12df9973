import { describe, expect, test } from "vitest";
import { compiled, type Compiled } from "./support/compiled.js";
import { appendixA, tiers, type Tier, type Wish } from "./support/paper-specs.js";
import { cellNames, columnsOf, distributionOf, type Cells, type Column } from "./support/table-cells.js";
import { at, list, mapping, ofType, target, type Json, type JsonMapping } from "./support/template.js";

/*
 * Table 1 of the whitepaper ("Summary of configuration property for CloudFront behaviors") and what Appendix A says
 * around it, against the distribution that is emitted: every cell, on every tier, in both styles of forwarding.
 */

const admin: Cells = {
  protocols: "Redirect to HTTPS",
  methods: "ALL",
  headers: "ALL",
  cookies: "ALL",
  queryStrings: "YES",
};
const files: Cells = {
  protocols: "HTTP and HTTPS",
  methods: "GET, HEAD",
  headers: "NONE",
  cookies: "NONE",
  queryStrings: "YES",
};
const frontEnd: Cells = {
  protocols: "HTTP and HTTPS",
  methods: "ALL",
  headers: [
    "CloudFront-Forwarded-Proto",
    "CloudFront-Is-Desktop-Viewer",
    "CloudFront-Is-Mobile-Viewer",
    "CloudFront-Is-Tablet-Viewer",
    "Host",
  ].join(", "),
  cookies: "comment_*, wordpress_*, wp-settings-*",
  queryStrings: "YES",
};

/** The paper's three columns, by path, the way it writes them. */
const table1: Readonly<Record<string, Cells>> = {
  "wp-content/*": files,
  "wp-includes/*": files,
  "wp-admin/*": admin,
  "wp-login.php": admin,
  "default (*)": frontEnd,
};

const known = new Map<string, Promise<Compiled>>();

/** What the site of Appendix A compiles to; compiled once for each wish. */
function site(tier: Tier, wish: Wish = {}): Promise<Compiled> {
  const text = appendixA(tier, wish);
  const made =
    known.get(text) ??
    compiled(text).then((result) => {
      if (result === undefined) throw new Error(`The site of Appendix A has errors on ${tier}.`);
      return result;
    });
  known.set(text, made);
  return made;
}

function columnOf(columns: readonly Column[], path: string): Column {
  const column = columns.find((each) => each.path === path);
  if (column === undefined) throw new Error(`There is no behavior for ${path}.`);
  return column;
}

const cellsOf = (column: Cells): Cells => ({
  protocols: column.protocols,
  methods: column.methods,
  headers: column.headers,
  cookies: column.cookies,
  queryStrings: column.queryStrings,
});

const variants = tiers.flatMap((tier) =>
  [undefined, "policies" as const].map((forwarding) => ({
    tier,
    forwarding,
    style: forwarding ?? "legacy, the default",
  })),
);

const cells = (paths: readonly string[]) =>
  paths.flatMap((path) => cellNames.map((cell) => ({ path, cell, expected: table1[path]?.[cell] ?? "" })));

describe.each(variants)("profile whitepaper on $tier, cdn.forwarding $style", ({ tier, forwarding }) => {
  const wish: Wish = forwarding === undefined ? {} : { forwarding };
  const columns = async (): Promise<readonly Column[]> => columnsOf((await site(tier, wish)).main);
  const config = async (): Promise<JsonMapping> => distributionOf((await site(tier, wish)).main);
  const originNamed = async (kind: Column["origin"]): Promise<JsonMapping> => {
    const id = (await columns()).find(({ origin }) => origin === kind)?.printed["TargetOriginId"];
    return mapping(list((await config())["Origins"]).find((each) => at(each, "Id") === id));
  };

  test("the distribution says it in the style that was asked for", async () => {
    const key = forwarding === "policies" ? "CachePolicyId" : "ForwardedValues";
    for (const { printed } of await columns()) expect(printed).toHaveProperty(key);
  });

  test("one default behavior and four more, and no others", async () => {
    expect((await columns()).map(({ path }) => path).sort()).toEqual(Object.keys(table1).sort());
  });

  test.each(cells(["wp-content/*", "wp-includes/*"]))(
    "the static column of Table 1: $path has $cell $expected",
    async ({ path, cell, expected }) => {
      expect(columnOf(await columns(), path)[cell]).toBe(expected);
    },
  );

  test.each(cells(["wp-admin/*", "wp-login.php"]))(
    "the admin column of Table 1: $path has $cell $expected",
    async ({ path, cell, expected }) => {
      expect(columnOf(await columns(), path)[cell]).toBe(expected);
    },
  );

  test.each(cells(["default (*)"]))(
    "the front end column of Table 1: $path has $cell $expected",
    async ({ path, cell, expected }) => {
      expect(columnOf(await columns(), path)[cell]).toBe(expected);
    },
  );

  test("what is forwarded of pages and files is what copies are told apart by, query strings included", async () => {
    for (const path of ["wp-content/*", "wp-includes/*", "default (*)"]) {
      const { headers, cookies, queryStrings } = table1[path] ?? frontEnd;
      expect(columnOf(await columns(), path).cachedBy).toEqual({ headers, cookies, queryStrings });
    }
  });

  test("no copy of an admin page is kept, for all headers count", async () => {
    for (const path of ["wp-admin/*", "wp-login.php"]) expect(columnOf(await columns(), path).cachedBy).toBe("nothing");
  });

  test("the admin behaviors come before the static ones, and the default is last", async () => {
    const paths = (await columns()).map(({ path }) => path);
    const [last] = paths.slice(-1);
    const place = (path: string): number => paths.indexOf(path);
    expect(Math.max(place("wp-admin/*"), place("wp-login.php"))).toBeLessThan(
      Math.min(place("wp-content/*"), place("wp-includes/*")),
    );
    expect(last).toBe("default (*)");
  });

  test("login and dashboard have exactly the same settings", async () => {
    const [login, dashboard] = ["wp-login.php", "wp-admin/*"].map(
      async (path) => columnOf(await columns(), path).printed,
    );
    expect(await login).toEqual(await dashboard);
  });

  test("there are two origins: dynamic for pages and dashboard, S3 for both static behaviors in one manner", async () => {
    const origins = Object.fromEntries((await columns()).map(({ path, origin }) => [path, origin]));
    expect(origins).toEqual({
      "wp-content/*": "static",
      "wp-includes/*": "static",
      "wp-admin/*": "dynamic",
      "wp-login.php": "dynamic",
      "default (*)": "dynamic",
    });
    expect(list((await config())["Origins"])).toHaveLength(2);
    const [content, includes] = ["wp-content/*", "wp-includes/*"].map(async (path) => columnOf(await columns(), path));
    expect((await content)?.printed).toEqual((await includes)?.printed);
  });

  test("the dynamic origin is asked by the viewer's own protocol", async () => {
    const origin = await originNamed("dynamic");
    expect(at(origin, "CustomOriginConfig", "OriginProtocolPolicy")).toBe("match-viewer");
  });

  test("the dynamic origin is the server or the load balancer, by a name that points there", async () => {
    const { main } = await site(tier, wish);
    expect((await originNamed("dynamic"))["DomainName"]).toBe("origin.www.example.org");
    const record = ofType(main, "AWS::Route53::RecordSet").find(
      ({ properties }) => properties["Name"] === "origin.www.example.org",
    );
    const to = at(record?.properties, "AliasTarget", "DNSName") ?? at(record?.properties, "ResourceRecords", 0);
    const type = main.resources.get(target(to) ?? "")?.Type;
    expect(type).toBe(
      {
        lightsail: "AWS::Lightsail::StaticIp",
        ec2: "AWS::EC2::EIP",
        elastic: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      }[tier],
    );
  });

  test("the static origin is the bucket's website, over HTTP, which is all it speaks", async () => {
    const origin = await originNamed("static");
    expect(at(origin, "CustomOriginConfig", "OriginProtocolPolicy")).toBe("http-only");
    expect(origin["S3OriginConfig"]).toBeUndefined();
    expect(JSON.stringify(origin["DomainName"])).toContain("WebsiteURL");
  });

  test("the distribution has the site's names and a certificate of ACM for them, proven by the zone", async () => {
    const { templates } = await site(tier, wish);
    const found = await config();
    expect(found["Aliases"]).toEqual(["www.example.org", "example.org"]);
    expect(at(found, "ViewerCertificate", "AcmCertificateArn", "Fn::GetStackOutput", "OutputName")).toBe(
      "CertificateArn",
    );
    const edge = templates.get("edge");
    const certificates = edge === undefined ? [] : ofType(edge, "AWS::CertificateManager::Certificate");
    expect(
      certificates.map(({ properties }) => [properties["DomainName"], properties["SubjectAlternativeNames"]]),
    ).toEqual([["www.example.org", ["example.org"]]]);
    expect(certificates[0]?.properties["ValidationMethod"]).toBe("DNS");
  });

  test("the plugin's user has the six actions of the paper on this bucket, and asks where it is", async () => {
    const { main } = await site(tier, wish);
    const bucket = ofType(main, "AWS::S3::Bucket").find(
      ({ properties }) => properties["WebsiteConfiguration"] !== undefined,
    );
    const [user, ...others] = ofType(main, "AWS::IAM::User");
    expect(others).toEqual([]);
    const statements = list(at(user?.properties, "Policies")).flatMap((policy) =>
      list(at(policy, "PolicyDocument", "Statement")),
    );
    const actions = (statement: Json): readonly string[] => [at(statement, "Action") ?? []].flat().map(String);
    expect(statements.flatMap(actions).sort()).toEqual([
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetObject",
      "s3:GetObjectAcl",
      "s3:ListBucket",
      "s3:PutObject",
      "s3:PutObjectAcl",
    ]);
    for (const statement of statements) {
      expect(at(statement, "Effect")).toBe("Allow");
      expect(at(statement, "Principal")).toBeUndefined();
      expect(JSON.stringify(at(statement, "Resource"))).toContain(bucket?.name);
    }
  });
});

test("packs and wordpress.cookies extend the paper's three cookies", async () => {
  const wordpress = { plugins: ["woocommerce"], cookies: ["wp-postpass_*"] };
  const { cookies } = columnOf(columnsOf((await site("elastic", { wordpress })).main), "default (*)");
  const [...paper] = frontEnd.cookies.split(", ");
  expect(cookies.split(", ")).toEqual(expect.arrayContaining([...paper, "wp-postpass_*", "woocommerce_cart_hash"]));
});

test("the load balancer shows a certificate of its own where the origin is asked over HTTPS, and serves both protocols", async () => {
  const { main } = await site("elastic");
  const listeners = ofType(main, "AWS::ElasticLoadBalancingV2::Listener").map(({ properties }) => properties);
  expect(listeners.map((each) => [each["Port"], each["Protocol"]]).sort()).toEqual([
    [443, "HTTPS"],
    [80, "HTTP"],
  ]);
  const certificate = at(
    listeners.find((each) => each["Port"] === 443),
    "Certificates",
    0,
    "CertificateArn",
  );
  const made = main.resources.get(target(certificate) ?? "");
  expect(made?.Type).toBe("AWS::CertificateManager::Certificate");
  expect(at(made, "Properties", "DomainName")).toBe("origin.www.example.org");
});

test("HTTPS Only, which the text has for the dashboard where the table redirects, may be written", async () => {
  const behaviors = ["wp-login.php", "wp-admin/*"].map((path) => ({
    path,
    kind: "admin",
    viewerProtocol: "https-only",
  }));
  const { main, findings } = await site("elastic", { cdn: { enabled: true, behaviors } });
  const columns = columnsOf(main);
  for (const path of ["wp-login.php", "wp-admin/*"]) {
    expect(cellsOf(columnOf(columns, path))).toEqual({ ...admin, protocols: "HTTPS Only" });
  }
  expect(columns).toHaveLength(5);
  expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
});

test("policies cannot key on all headers: that one cell they say by keeping nothing, and a departure says so", async () => {
  for (const tier of tiers) {
    for (const forwarding of ["policies", "legacy"] as const) {
      const { findings, main } = await site(tier, { forwarding });
      const said = findings.filter(
        ({ code, message }) => code === "spec/whitepaper-departure" && message.includes("(P114)"),
      );
      expect(said).toHaveLength(forwarding === "policies" ? 1 : 0);
      const { printed } = columnOf(columnsOf(main), "wp-admin/*");
      expect(at(printed, "ForwardedValues", "Headers")).toEqual(forwarding === "policies" ? undefined : ["*"]);
    }
  }
});

test("policies tell compressed copies apart by Accept-Encoding, which CloudFront normalises by itself in the legacy style", async () => {
  const { main } = await site("elastic", { forwarding: "policies" });
  for (const { properties } of ofType(main, "AWS::CloudFront::CachePolicy")) {
    const key = at(properties, "CachePolicyConfig", "ParametersInCacheKeyAndForwardedToOrigin");
    expect(at(key, "EnableAcceptEncodingGzip")).toBe(true);
    expect(at(key, "EnableAcceptEncodingBrotli")).toBe(true);
  }
});

/** The table of profile modern (DESIGN, "Behaviors: the heart"), in the same words. */
describe.each(tiers)("profile modern on %s", (tier) => {
  const columns = async () => columnsOf((await site(tier, { profile: "modern" })).main);
  const redirect = "Redirect to HTTPS";
  const campaigns = [
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
    "msclkid",
    "utm_campaign",
    "utm_content",
    "utm_medium",
    "utm_source",
    "utm_term",
  ];

  test("paths stand in the order of the table", async () => {
    expect((await columns()).map(({ path, origin }) => [path, origin])).toEqual([
      ["wp-login.php", "dynamic"],
      ["wp-admin/*", "dynamic"],
      ["wp-json/*", "dynamic"],
      ["xmlrpc.php", "dynamic"],
      ["wp-cron.php", "dynamic"],
      ["wp-comments-post.php", "dynamic"],
      ["wp-trackback.php", "dynamic"],
      ["wp-content/uploads/*", "static, else dynamic"],
      ["wp-content/*", "dynamic"],
      ["wp-includes/*", "dynamic"],
      ["default (*)", "dynamic"],
    ]);
  });

  test("admin paths forward everything with the viewer's scheme, and keep nothing", async () => {
    for (const column of (await columns()).slice(0, 7)) {
      const { headers, ...rest } = cellsOf(column);
      expect(rest).toEqual({ protocols: redirect, methods: "ALL", cookies: "ALL", queryStrings: "YES" });
      expect(headers).toMatch(/^ALL and (?:.*, )?CloudFront-Forwarded-Proto(?:,|$)/);
      expect(column.cachedBy).toBe("nothing");
    }
  });

  test("static paths redirect, and are kept by nothing but query strings", async () => {
    for (const column of (await columns()).slice(7, 10)) {
      expect(cellsOf(column)).toEqual({ ...files, protocols: redirect });
      expect(column.cachedBy).toEqual({ headers: "NONE", cookies: "NONE", queryStrings: "YES" });
    }
  });

  test("the front end is kept by host, scheme, the cookies that vary pages, and queries without campaigns", async () => {
    const sets = {
      headers: "CloudFront-Forwarded-Proto, Host",
      cookies: "comment_author_*, wordpress_logged_in_*, wp-postpass_*",
      queryStrings: `YES except ${campaigns.join(", ")}`,
    };
    const column = columnOf(await columns(), "default (*)");
    expect(cellsOf(column)).toEqual({ protocols: redirect, methods: "ALL", ...sets });
    expect(column.cachedBy).toEqual(sets);
  });

  test("devices are told apart when they are asked for", async () => {
    const { main } = await site(tier, { profile: "modern", cdn: { enabled: true, deviceVariants: true } });
    expect(columnOf(columnsOf(main), "default (*)").headers).toBe(frontEnd.headers);
  });

  test("the dynamic origin is asked over HTTPS alone, the bucket by signature", async () => {
    const { main } = await site(tier, { profile: "modern" });
    const origins = list(distributionOf(main)["Origins"]);
    expect(origins.flatMap((each) => at(each, "CustomOriginConfig", "OriginProtocolPolicy") ?? [])).toEqual([
      "https-only",
    ]);
    expect(
      origins.flatMap((each) => (at(each, "OriginAccessControlId") === undefined ? [] : [at(each, "Id")])),
    ).toEqual(["static"]);
  });
});
