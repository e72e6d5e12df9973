import { expect, test } from "vitest";
import { arn, found, zone } from "../../support/found.js";

const own = `certificateArn: ${arn("us-east-1")}`;
const domain = (members: string): string => `domain: { ${members} }`;
const outside = (path: string): readonly string[] => [`tls/alias-outside-zone warning ${path}`];

test("a name that shares no zone with the site's is a warning where a certificate is issued", () => {
  const names = `name: blog.example.org, aliases: [example.org, news.example.com]`;
  expect(found("elastic", domain(`${names}, ${zone}`))).toEqual(outside("/domain/aliases/1"));
  expect(
    found("elastic", domain(`name: a.example.org, ${zone}`), "wordpress: { sites: [{ host: a.example.net }] }"),
  ).toEqual(outside("/wordpress/sites/0/host"));
  // Nobody needs a record for a certificate that is there.
  expect(found("elastic", domain(`${names}, ${zone}, ${own}`))).toEqual([
    "tls/certificate-coverage-unverified info /domain/certificateArn",
  ]);
});

test("of a certificate that is brought along nobody can see its names, unless there is one name", () => {
  expect(found("elastic", domain(`name: blog.example.org, ${zone}, ${own}`))).toEqual([]);
  expect(found("elastic", domain(`name: blog.example.org, aliases: ["*.example.org"], ${zone}, ${own}`))).toEqual([
    "tls/certificate-coverage-unverified info /domain/certificateArn",
  ]);
});

test("CloudFront in front of HTTP over the internet is an error, and told to who follows the paper", () => {
  const lines = [domain(`name: blog.example.org, ${own}`)];
  expect(found("elastic", ...lines)).toEqual(["tls/origin-plain-http error /domain/certificateArn"]);
  expect(found("elastic", "profile: whitepaper", ...lines)).toEqual([
    "tls/origin-plain-http info /domain/certificateArn",
  ]);
  expect(found("elastic", ...lines, "cdn: { originAccess: vpcOrigin }")).toEqual([]);
  expect(found("elastic", domain(`name: blog.example.org, ${own}, ${zone}`))).toEqual([]);
});

test.each([
  [`name: example.org, ${zone}`, true],
  [`name: www.example.org, ${zone}`, true],
  [`name: example.org, aliases: [www.example.org], ${zone}`, false],
  [`name: example.org, aliases: ["*.example.org"], ${zone}`, false],
  [`name: www.example.org, aliases: [example.org], ${zone}`, false],
  [`name: blog.example.org, ${zone}`, false],
  [`name: www.blog.example.org, ${zone}`, false],
])("{ %s } lacks the name with www or without: %s", (members, isMissing) => {
  expect(found("elastic", domain(members))).toEqual(isMissing ? ["tls/www-missing info /domain/name"] : []);
  expect(found("elastic", "purpose: staging", domain(members))).toEqual([]);
});

test("the top of a zone of another provider is told where there is no address to lead to", () => {
  const members = domain("name: example.org, aliases: [www.example.org]");
  const arns = domain(`name: example.org, aliases: [www.example.org], originCertificateArn: ${arn("eu-west-1")}`);
  expect(found("elastic", arns, "cdn: { enabled: false }")).toEqual(["tls/apex-without-zone info /domain/name"]);
  // One server has an address.
  expect(found("ec2", members)).toEqual([]);
});

const page = (members: string): string => `cdn: { behaviors: [{ path: "*", kind: frontend, ${members} }] }`;
const clear = "tls/frontend-over-http warning /cdn/behaviors/0/viewerProtocol";

test("pages over HTTP are a warning, but not to who follows the paper", () => {
  expect(found("elastic", page("viewerProtocol: allow-all"))).toEqual([clear]);
  expect(found("elastic", page("viewerProtocol: https-only"))).toEqual([]);
  expect(found("elastic", "profile: whitepaper", page("viewerProtocol: allow-all"))).not.toContain(clear);
});

const proto = (level: string): readonly string[] => [`tls/forwarded-proto-missing ${level} /cdn/behaviors/0/headers`];

test("headers without the viewer's scheme are an error over HTTP, and a note over HTTPS", () => {
  expect(found("elastic", page("headers: [Host]"))).toEqual(proto("error"));
  expect(found("elastic", domain(`name: blog.example.org, ${zone}`), page("headers: [Host]"))).toEqual(proto("info"));
  expect(found("elastic", page("headers: [host, cloudfront-forwarded-proto]"))).toEqual([]);
});
