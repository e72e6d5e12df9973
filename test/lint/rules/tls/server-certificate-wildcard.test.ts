import { expect, test } from "vitest";
import { found, zone } from "../../support/found.js";

test("a wildcard that the server cannot prove is a warning at that alias", () => {
  expect(found("ec2", 'domain: { name: blog.example.org, aliases: ["*.blog.example.org"] }')).toEqual([
    "tls/server-certificate-wildcard warning /domain/aliases/0",
  ]);
  expect(found("lightsail", 'domain: { name: blog.example.org, aliases: ["*.blog.example.org"] }')).toEqual([
    "tls/server-certificate-wildcard warning /domain/aliases/0",
  ]);
  expect(
    found("lightsail", `domain: { name: blog.example.org, ${zone}, aliases: [a.example.org, "*.example.org"] }`),
  ).toEqual(["tls/server-certificate-wildcard warning /domain/aliases/1"]);
});

test.each([
  ["names in full", "ec2", ["domain: { name: blog.example.org, aliases: [a.example.org] }"]],
  [
    "a zone, where an EC2 server proves it by a record",
    "ec2",
    [`domain: { name: blog.example.org, ${zone}, aliases: ["*.example.org"] }`],
  ],
  [
    "CloudFront in front",
    "lightsail",
    [`domain: { name: blog.example.org, ${zone}, aliases: ["*.example.org"] }`, "cdn: { enabled: true }"],
  ],
  [
    "a server without a certificate",
    "ec2",
    ['domain: { name: blog.example.org, aliases: ["*.example.org"], serverCertificate: none }'],
  ],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
