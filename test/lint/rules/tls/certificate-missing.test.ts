import { expect, test } from "vitest";
import { arn, found, named, zone } from "../../support/found.js";

test("a name for which no certificate can be issued is an error, where CloudFront or a load balancer needs one", () => {
  expect(found("elastic", "domain: { name: blog.example.org }")).toEqual([
    "tls/certificate-missing error /domain/name",
  ]);
  expect(found("ec2", "domain: { name: blog.example.org }", "cdn: { enabled: true }")).toEqual([
    "tls/certificate-missing error /domain/name",
  ]);
  expect(
    found("lightsail", "domain: { name: blog.example.org, originName: web.example.org }", "cdn: { enabled: true }"),
  ).toEqual(["tls/certificate-missing error /domain/name"]);
  expect(found("elastic", "domain: { name: blog.example.org }", "cdn: { enabled: false }")).toEqual([
    "tls/certificate-missing error /domain/name",
  ]);
  expect(found("elastic", "wordpress: { sites: [{ host: shop.example.org }] }")).toEqual([
    "tls/certificate-missing error /wordpress/sites/0/host",
  ]);
  expect(found("ec2", "domain: { aliases: [example.org] }")).toEqual(["tls/certificate-missing error /domain/aliases"]);
  expect(found("elastic", `domain: { originCertificateArn: ${arn("eu-west-1")} }`)).toEqual([
    "tls/certificate-missing error /domain/originCertificateArn",
  ]);
});

test.each([
  ["a zone", "elastic", [named]],
  ["a zone for sites", "elastic", [`domain: { ${zone} }`, "wordpress: { sites: [{ host: shop.example.org }] }"]],
  [
    "a certificate of CloudFront's",
    "ec2",
    [
      `domain: { name: blog.example.org, certificateArn: ${arn("us-east-1")} }`,
      "cdn: { enabled: true, originAccess: vpcOrigin }",
    ],
  ],
  [
    "a single server, whose own certificate needs no zone",
    "ec2",
    ["domain: { name: blog.example.org, aliases: [example.org] }"],
  ],
  ["the same on lightsail", "lightsail", ["domain: { name: blog.example.org }"]],
  [
    "a certificate of the load balancer's and its name",
    "elastic",
    [`domain: { originCertificateArn: ${arn("eu-west-1")}, originName: origin.example.org }`],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
