import { expect, test } from "vitest";
import { arn, found } from "../../support/found.js";

const domain = `domain: { name: blog.example.org, certificateArn: ${arn("us-east-1")}, originCertificateArn: ${arn("eu-west-1")}, originName: origin.example.org }`;
/** Sites with this many names in all; the one of `domain` comes on top. */
const sites = (names: number): string => {
  const aliases = Array.from({ length: names - 1 }, (_, index) => `a${index}.example.org`);
  const perSite = 20;
  const more = Array.from({ length: Math.ceil(aliases.length / perSite) }, (_, index) => {
    const part = aliases.slice(index * perSite, (index + 1) * perSite);
    return `{ host: ${part[0]}, aliases: [${part.slice(1).join(", ")}] }`;
  });
  return `wordpress: { sites: [{ host: shop.example.org }, ${more.join(", ").replaceAll(", aliases: []", "")}] }`;
};
/** Said of any certificate that is brought along. */
const unseen = "tls/certificate-coverage-unverified info /domain/certificateArn";
const matchViewer = "cdn: { originProtocol: match-viewer }";

test("more names than a load balancer has rules for is an error at the sites", () => {
  expect(found("elastic", domain, sites(100))).toEqual([unseen, "web/too-many-hosts error /wordpress/sites"]);
});

test("where both listeners tell names apart half as many fit", () => {
  expect(found("elastic", domain, sites(50), matchViewer)).toEqual([
    unseen,
    "web/too-many-hosts error /wordpress/sites",
  ]);
  expect(found("elastic", domain, sites(49), matchViewer)).toEqual([unseen]);
});

test("as many as fit are no finding", () => {
  expect(found("elastic", domain, sites(99))).toEqual([unseen]);
});
