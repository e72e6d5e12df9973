import { expect, test } from "vitest";
import { arn, found, zone } from "../../support/found.js";

test("a certificate of a server that nobody can look at is an error without a zone", () => {
  expect(
    found(
      "ec2",
      `domain: { name: blog.example.org, certificateArn: ${arn("us-east-1")}, serverCertificate: acme }`,
      "cdn: { enabled: true, originProtocol: http-only }",
    ),
  ).toEqual([
    "tls/origin-plain-http error /domain/certificateArn",
    "tls/server-certificate-unprovable error /domain/serverCertificate",
  ]);
  expect(
    found(
      "ec2",
      `domain: { name: blog.example.org, certificateArn: ${arn("us-east-1")}, serverCertificate: acme }`,
      "cdn: { enabled: true, originAccess: vpcOrigin, originProtocol: http-only }",
    ),
  ).toEqual(["tls/server-certificate-unprovable error /domain/serverCertificate"]);
});

test.each([
  [
    "a zone, in which a record proves the name",
    "ec2",
    [`domain: { name: blog.example.org, ${zone}, serverCertificate: acme }`, "cdn: { enabled: true }"],
  ],
  [
    "no certificate on the server",
    "ec2",
    [
      `domain: { name: blog.example.org, certificateArn: ${arn("us-east-1")}, serverCertificate: none }`,
      "cdn: { enabled: true, originAccess: vpcOrigin }",
    ],
  ],
  ["a server that everybody reaches", "ec2", ["domain: { name: blog.example.org, serverCertificate: acme }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
