import { expect, test } from "vitest";
import { checkBeyondBase as check } from "../../support/found.js";

const arn = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const zone = "Z0123456789ABCDEFGHIJ";
const checked = (cdn: string, domain = "{}") =>
  check(
    `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\ncdn: ${cdn}\n${domain === "{}" ? "" : `domain: ${domain}\n`}`,
    "wordpress.yaml",
  );
const found = (cdn: string, domain?: string) =>
  checked(cdn, domain).findings.filter(({ code }) => code === "tls/origin-certificate-missing");

test("HTTPS to a load balancer without a certificate is an error where it was asked for, and stops the spec", () => {
  expect(found("{originProtocol: https-only}")).toMatchObject([
    {
      severity: "error",
      path: "/cdn/originProtocol",
      span: { file: "wordpress.yaml", line: 5 },
      message: "CloudFront would speak https-only to a load balancer that has no certificate: every page fails.",
      hint: expect.stringContaining("domain.hostedZoneId"),
    },
  ]);
  expect(checked("{originProtocol: https-only}").resolved).toBeUndefined();
});

test.each([
  ["a name without a zone", "{name: a.example.org}"],
  ["a zone without a name", `{hostedZoneId: ${zone}}`],
  // That one is CloudFront's own, for the visitors.
  [
    "a certificate of CloudFront's",
    `{name: a.example.org, certificateArn: "${arn.replace("eu-west-1", "us-east-1")}"}`,
  ],
])("%s gives the load balancer none", (_, domain) => {
  expect(found("{originProtocol: https-only}", domain)).toHaveLength(1);
});

test.each([
  ["a certificate of the load balancer's", `{originCertificateArn: "${arn}", originName: origin.example.org}`],
  ["a name in a zone, where one is issued", `{name: a.example.org, hostedZoneId: ${zone}}`],
])("%s is enough", (_, domain) => {
  const { findings, resolved } = checked("{originProtocol: https-only}", domain);
  expect(findings).toEqual([]);
  expect(resolved).toBeDefined();
});

const onServer = (tier: string, cdn: string, domain: string) =>
  check(
    `version: 1\nname: acme\ntier: ${tier}\nregion: eu-west-1\ncdn: ${cdn}\n${domain}\n`,
    "wordpress.yaml",
  ).findings.map(({ code, path }) => `${code} ${path}`);

test.each(["https-only", "match-viewer"])("%s to a server without a certificate is an error", (protocol) => {
  const cdn = `{enabled: true, originProtocol: ${protocol}}`;
  const missing = ["tls/origin-certificate-missing /cdn/originProtocol"];
  const none = `domain: {name: a.example.org, hostedZoneId: ${zone}, serverCertificate: none}`;
  expect(onServer("ec2", cdn, "")).toEqual(missing);
  for (const tier of ["ec2", "lightsail"]) {
    expect(onServer(tier, cdn, none)).toEqual(missing);
    expect(onServer(tier, cdn, `domain: {name: a.example.org, hostedZoneId: ${zone}}`)).toEqual([]);
    expect(onServer(tier, "{enabled: true, originProtocol: http-only}", none)).toEqual([]);
  }
});

test.each(["{}", "{originProtocol: http-only}", "{enabled: false, originProtocol: https-only}"])(
  "cdn: %s needs none",
  (cdn) => {
    expect(found(cdn)).toEqual([]);
    expect(checked(cdn).resolved).toBeDefined();
  },
);
