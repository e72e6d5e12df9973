import { expect, test } from "vitest";
import { arn, found, zone } from "../../support/found.js";

const aliases = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}.example.org`).join(", ");
const domain = (count: number, more = zone): string =>
  `domain: { name: blog.example.org, ${more}, aliases: [${aliases(count)}] }`;
const cdn = "cdn: { enabled: true }";

test("more names than ACM puts into a certificate are an error, where ACM issues it", () => {
  expect(found("elastic", domain(10))).toEqual(["tls/too-many-names error /domain/aliases"]);
  expect(found("ec2", domain(10), cdn)).toEqual(["tls/too-many-names error /domain/aliases"]);
  expect(found("lightsail", domain(10), cdn)).toEqual(["tls/too-many-names error /domain/aliases"]);
});

test("names of sites count, and are where to look", () => {
  const sites = Array.from({ length: 10 }, (_, index) => `{ host: s${index}.example.org }`).join(", ");
  const found10 = found("elastic", `domain: { name: blog.example.org, ${zone} }`, `wordpress: { sites: [${sites}] }`);
  expect(found10).toEqual(["tls/too-many-names error /wordpress/sites"]);
});

test("ten names, a certificate that is there, and a server's own certificate are no finding", () => {
  expect(found("elastic", domain(9))).toEqual([]);
  const own = domain(20, `certificateArn: ${arn("us-east-1")}`);
  expect(found("ec2", own, "cdn: { enabled: true, originAccess: vpcOrigin }")).toEqual([
    "tls/certificate-coverage-unverified info /domain/certificateArn",
  ]);
  expect(found("ec2", domain(20))).toEqual([]);
  expect(found("lightsail", domain(20))).toEqual([]);
});
